import { GetBucketAclCommand, PutBucketAclCommand } from '@aws-sdk/client-s3';
import { aclOf, aclPolicy } from '../acl-of.ts';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { Unwritable } from '../unwritable.ts';
import type { Setting } from '../reading.ts';

const ask = { action: 's3:GetBucketAcl' };

/** S3 refuses to write it while ACLs are disabled (user guide, «Controlling ownership of objects»). */
export const acl: Setting<'acl'> = {
  name: 'acl',
  calls: ['GetBucketAcl'],
  needs: [ask.action],
  writes: {
    put: [{ call: 'PutBucketAcl', action: 's3:PutBucketAcl' }],
    remove: [],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => aclOf(await s3.send(new GetBucketAclCommand(bucket)))),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) throw new Unwritable('A bucket always has an access control list.');
    return s3.send(new PutBucketAclCommand({ ...bucket, AccessControlPolicy: aclPolicy(value) }));
  },
};
