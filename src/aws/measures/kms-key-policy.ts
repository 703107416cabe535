import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { readKey } from '../kms-read.ts';
import { policyDocument } from '../policy-document.ts';
import type { Reading } from '../reading.ts';

const ask = { action: 'kms:GetKeyPolicy', absent: ['NotFoundException'] };

export const kmsKeyPolicy: Reading<'kmsKeyPolicy'> = {
  name: 'kmsKeyPolicy',
  calls: ['GetKeyPolicy'],
  needs: [ask.action],
  after: ['bucket', 'object', 'encryption', 'kmsKey'],

  read: (aws, _target, sofar) =>
    readKey(aws, sofar, ask, async (kms, KeyId) => {
      const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));
      return policyDocument(Policy);
    }),
};
