import { DeleteBucketPolicyCommand, GetBucketPolicyCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { policyDocument } from '../policy-document.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketPolicy', absent: ['NoSuchBucketPolicy'] };

export const policy: Setting<'policy'> = {
  name: 'policy',
  calls: ['GetBucketPolicy'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketPolicy', action: 's3:PutBucketPolicy' }],
    remove: [{ call: 'DeleteBucketPolicy', action: 's3:DeleteBucketPolicy' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { Policy } = await s3.send(new GetBucketPolicyCommand(bucket));
      return policyDocument(Policy);
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) return s3.send(new DeleteBucketPolicyCommand(bucket));
    return s3.send(new PutBucketPolicyCommand({ ...bucket, Policy: JSON.stringify(value) }));
  },
};
