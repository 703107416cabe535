import type { Circumstances } from '../circumstances.ts';
import type { Asked } from '../judge.ts';
import type { Maybe } from './s3-facts.ts';

/**
 * RestrictPublicBuckets: a public policy of the bucket or the access point works only for AWS services and for
 * principals of the accounts that own them, and its other grants are cut off too.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-options
 */
export function restricted({ caller }: Asked, about: Circumstances): Maybe<boolean> {
  if (about.publicPolicyCutOff === false || caller.type === 'service') return false;
  const owners = [about.owner, about.accessPoint?.account];
  return caller.account !== null && owners.includes(caller.account) ? false : about.publicPolicyCutOff;
}
