import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { fourFlags } from '../four-flags.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketPublicAccessBlock', absent: ['NoSuchPublicAccessBlockConfiguration'] };

export const publicAccessBlock: Setting<'publicAccessBlock'> = {
  name: 'publicAccessBlock',
  calls: ['GetPublicAccessBlock'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutPublicAccessBlock', action: 's3:PutBucketPublicAccessBlock' }],
    remove: [{ call: 'DeletePublicAccessBlock', action: 's3:PutBucketPublicAccessBlock' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { PublicAccessBlockConfiguration: on } = await s3.send(new GetPublicAccessBlockCommand(bucket));
      return fourFlags(on);
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) return s3.send(new DeletePublicAccessBlockCommand(bucket));
    return s3.send(new PutPublicAccessBlockCommand({ ...bucket, PublicAccessBlockConfiguration: value }));
  },
};
