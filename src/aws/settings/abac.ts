import { GetBucketAbacCommand, PutBucketAbacCommand } from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketAbac' };

/** Attribute-based access control by bucket tags; off unless somebody turned it on. */
export const abac: Setting<'abac'> = {
  name: 'abac',
  calls: ['GetBucketAbac'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketAbac', action: 's3:PutBucketAbac' }],
    remove: [{ call: 'PutBucketAbac', action: 's3:PutBucketAbac' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { AbacStatus } = await s3.send(new GetBucketAbacCommand(bucket));
      return { Status: AbacStatus?.Status ?? 'Disabled' };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);

    return s3.send(new PutBucketAbacCommand({ ...bucket, AbacStatus: value ?? { Status: 'Disabled' } }));
  },
};
