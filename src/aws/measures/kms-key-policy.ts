import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { beforeKey } from '../kms-key-place.ts';
import { readKey } from '../kms-read.ts';
import { policyDocument } from '../policy-document.ts';
import { alone, type Reading } from '../reading.ts';

const ask = { action: 'kms:GetKeyPolicy', absent: ['NotFoundException'] };

export const kmsKeyPolicy: Reading<'kmsKeyPolicy'> = {
  name: 'kmsKeyPolicy',
  calls: ['GetKeyPolicy'],
  needs: [ask.action],
  after: beforeKey,
  beside: ['kmsKey'],

  read: (aws, _target, sofar, subject, meanwhile = alone(sofar)) =>
    readKey(aws, { sofar, subject, meanwhile }, ask, async (kms, KeyId) => {
      const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));
      return policyDocument(Policy);
    }),
};
