import { GetObjectRetentionCommand } from '@aws-sdk/client-s3';
import { absent } from '../../core/fact.ts';
import type { JsonObject } from '../../core/json.ts';
import { isWithoutLock } from '../object-lock-error.ts';
import { readObject } from '../object-read.ts';
import { plain } from '../plain.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:GetObjectRetention', absentIf: isWithoutLock };

/** A bucket without Object Lock has none: then nothing is asked. */
export const objectRetention: Reading<'objectRetention'> = {
  name: 'objectRetention',
  calls: ['GetObjectRetention'],
  needs: [ask.action],
  after: ['objectLock'],
  needsKey: true,

  async read({ s3 }, target, { objectLock }) {
    if (objectLock?.is === 'absent') return absent;
    return readObject(target, ask, async (object) => {
      const { Retention } = await s3.send(new GetObjectRetentionCommand(object));
      return plain<JsonObject>(required(Retention, 'Retention'));
    });
  },
};
