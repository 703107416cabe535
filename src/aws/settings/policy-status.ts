import { GetBucketPolicyStatusCommand } from '@aws-sdk/client-s3';
import { readBucket } from '../bucket-read.ts';
import type { Setting } from '../reading.ts';
import { Unwritable } from '../unwritable.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:GetBucketPolicyStatus', absent: ['NoSuchBucketPolicy'] };

/** S3's own verdict on the policy alone; S3 works it out, so nobody can write it. */
export const policyStatus: Setting<'policyStatus'> = {
  name: 'policyStatus',
  calls: ['GetBucketPolicyStatus'],
  needs: [ask.action],
  writes: {
    put: [],
    remove: [],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand(bucket));
      return { IsPublic: required(PolicyStatus?.IsPublic, 'IsPublic') };
    }),

  async write() {
    throw new Unwritable('Whether a policy is public is worked out by S3; change the policy instead.');
  },
};
