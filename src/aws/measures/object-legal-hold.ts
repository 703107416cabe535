import { GetObjectLegalHoldCommand } from '@aws-sdk/client-s3';
import type { JsonObject } from '../../core/json.ts';
import { isWithoutLock } from '../object-lock-error.ts';
import { readObject } from '../object-read.ts';
import { plain } from '../plain.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:GetObjectLegalHold', absentIf: isWithoutLock };

export const objectLegalHold: Reading<'objectLegalHold'> = {
  name: 'objectLegalHold',
  calls: ['GetObjectLegalHold'],
  needs: [ask.action],
  needsKey: true,

  read: ({ s3 }, target) =>
    readObject(target, ask, async (object) => {
      const { LegalHold } = await s3.send(new GetObjectLegalHoldCommand(object));
      return plain<JsonObject>(required(LegalHold, 'LegalHold'));
    }),
};
