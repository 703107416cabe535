import {
  DeleteBucketOwnershipControlsCommand,
  GetBucketOwnershipControlsCommand,
  PutBucketOwnershipControlsCommand,
} from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { required } from '../well-formed.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketOwnershipControls', absent: ['OwnershipControlsNotFoundError'] };

/** Absent, as on buckets of before April 2023 that nobody touched, works as `ObjectWriter`. */
export const ownershipControls: Setting<'ownershipControls'> = {
  name: 'ownershipControls',
  calls: ['GetBucketOwnershipControls'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketOwnershipControls', action: 's3:PutBucketOwnershipControls' }],
    remove: [{ call: 'DeleteBucketOwnershipControls', action: 's3:PutBucketOwnershipControls' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { OwnershipControls } = await s3.send(new GetBucketOwnershipControlsCommand(bucket));
      const ObjectOwnership = required(OwnershipControls?.Rules?.[0]?.ObjectOwnership, 'ObjectOwnership');
      return { ObjectOwnership };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) return s3.send(new DeleteBucketOwnershipControlsCommand(bucket));
    return s3.send(new PutBucketOwnershipControlsCommand({ ...bucket, OwnershipControls: { Rules: [value] } }));
  },
};
