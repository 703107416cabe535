import { both, type Gate } from './gate.ts';

const writesPolicy = ['s3:putbucketpolicy', 's3:putaccesspointpolicy', 's3:putmultiregionaccesspointpolicy'];

/**
 * BlockPublicPolicy refuses a policy that S3 would call public.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-options
 */
export const blockPublicPolicy: Gate = {
  layer: 's3_block_public_access',
  decision: 'explicit_deny',
  judge: ({ asked, s3 }) => {
    if (s3.blockPublicPolicy === false || !writesPolicy.includes(asked.action)) return null;
    const isPublic = s3.writtenPolicyIsPublic ?? false;
    const refuses = both(s3.blockPublicPolicy, isPublic);
    return { refuses, because: 'BlockPublicPolicy is on, and the new policy is public' };
  },
};
