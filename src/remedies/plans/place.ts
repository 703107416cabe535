import { valueOf } from '../../core/check.ts';
import type { Facts } from '../../core/facts.ts';
import { partitionOf } from '../../core/partition.ts';
import type { Plan } from '../../core/remedy.ts';
import { type Target, target } from '../../core/target.ts';
import { code, words } from '../../core/words.ts';
import { refused } from './plan.ts';

/** The bucket that facts are about, as a place to write to. */
export const bucketOf = (facts: Facts): Target =>
  target({ bucket: facts.target.bucket, account: accountOf(facts), region: regionOf(facts) });

/** The account that owns the bucket; null when nobody knows. */
export const accountOf = (facts: Facts): string | null => valueOf(facts, 'owner')?.account ?? facts.target.account;

/** Where the bucket is, as S3 says, else as the question does; null when neither does. */
export const regionOf = (facts: Facts): string | null => valueOf(facts, 'bucket')?.region ?? facts.target.region;

/**
 * Plan with the bucket's ARN, which begins with the partition of its region. Refused where the region is not known: a
 * policy with the ARN of another partition would be about no bucket.
 */
export function withArn(facts: Facts, plan: (arn: string) => Plan): Plan {
  const region = regionOf(facts);
  const { bucket } = facts.target;
  if (region !== null) return plan(`arn:${partitionOf(region)}:s3:::${bucket}`);
  return refused(
    words`This can't be planned: nobody knows the region of ${code(bucket)}.`,
    words`Check the name of the bucket, or allow Cooper's read role ${code('s3:ListBucket')}, and ask again.`,
  );
}
