import { GetBucketVersioningCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { Unwritable } from '../unwritable.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketVersioning' };

/** MFA delete is left as it is: only root can change it, with a code from its device (user guide, «MFA delete»). */
export const versioning: Setting<'versioning'> = {
  name: 'versioning',
  calls: ['GetBucketVersioning'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketVersioning', action: 's3:PutBucketVersioning' }],
    remove: [],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { Status = null, MFADelete = null } = await s3.send(new GetBucketVersioningCommand(bucket));
      return { Status, MFADelete };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null || value.Status === null)
      throw new Unwritable('Versioning that was once enabled can be suspended, but never taken away.');
    return s3.send(new PutBucketVersioningCommand({ ...bucket, VersioningConfiguration: { Status: value.Status } }));
  },
};
