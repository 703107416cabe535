import { GetObjectRetentionCommand } from '@aws-sdk/client-s3';
import type { JsonObject } from '../../core/json.ts';
import { isWithoutLock } from '../object-lock-error.ts';
import { readObject } from '../object-read.ts';
import { plain } from '../plain.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:GetObjectRetention', absentIf: isWithoutLock };

export const objectRetention: Reading<'objectRetention'> = {
  name: 'objectRetention',
  calls: ['GetObjectRetention'],
  needs: [ask.action],
  needsKey: true,

  read: ({ s3 }, target) =>
    readObject(target, ask, async (object) => {
      const { Retention } = await s3.send(new GetObjectRetentionCommand(object));
      return plain<JsonObject>(required(Retention, 'Retention'));
    }),
};
