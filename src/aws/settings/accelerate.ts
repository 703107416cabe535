import { GetBucketAccelerateConfigurationCommand, PutBucketAccelerateConfigurationCommand } from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { Unwritable } from '../unwritable.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetAccelerateConfiguration' };

export const accelerate: Setting<'accelerate'> = {
  name: 'accelerate',
  calls: ['GetBucketAccelerateConfiguration'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketAccelerateConfiguration', action: 's3:PutAccelerateConfiguration' }],
    remove: [],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { Status = null } = await s3.send(new GetBucketAccelerateConfigurationCommand(bucket));
      return { Status };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null || value.Status === null)
      throw new Unwritable('Transfer acceleration that was once enabled can be suspended, but never taken away.');
    return s3.send(
      new PutBucketAccelerateConfigurationCommand({ ...bucket, AccelerateConfiguration: { Status: value.Status } }),
    );
  },
};
