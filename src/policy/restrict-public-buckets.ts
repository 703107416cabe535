import type { Circumstances } from './authorize.ts';
import type { Asked } from './judge.ts';

/**
 * RestrictPublicBuckets: a public policy works only for AWS services and for principals of the bucket owner's account,
 * and cuts off its other grants too.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function restricted({ caller }: Asked, { publicPolicyCutOff, owner }: Circumstances): boolean {
  return publicPolicyCutOff && caller.type !== 'service' && caller.account !== owner;
}

const always = ['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy'];

/**
 * The root user of the owning account is not held by a Deny of the bucket policy on the bucket policy itself.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export const isOwnerExempt = ({ caller, action }: Asked, { owner }: Circumstances): boolean =>
  caller.type === 'root' && caller.account === owner && always.includes(action);
