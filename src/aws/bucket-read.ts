import type { Fact } from '../core/fact.ts';
import type { Target } from '../core/target.ts';
import { type Ask, factOf } from './fact-of.ts';
import { Unwritable } from './unwritable.ts';

export interface BucketInput {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

/**
 * Reads something of a bucket. Where the account is known, S3 is told to refuse anybody else's bucket; because that
 * refusal looks like any other 403, a refused read is repeated once without the guard: our own guard is never reported
 * as a missing permission. The `bucket` fact says whether the owner is the expected one.
 */
export async function readBucket<T>(
  { bucket: Bucket, account }: Target,
  ask: Ask,
  read: (bucket: BucketInput) => Promise<T | null>,
): Promise<Fact<T>> {
  if (account === null) return factOf(ask, () => read({ Bucket }));
  const guarded = await factOf(ask, () => read({ Bucket, ExpectedBucketOwner: account }));
  return guarded.is === 'denied' ? factOf(ask, () => read({ Bucket })) : guarded;
}

/** The bucket to write to. S3 is always told whose it must be: a stranger's bucket may have taken over the name. */
export function ownBucket({ bucket, account }: Target): {
  readonly Bucket: string;
  readonly ExpectedBucketOwner: string;
} {
  if (account === null) throw new Unwritable(`Nothing is written to ${bucket} before its account is known.`);
  return { Bucket: bucket, ExpectedBucketOwner: account };
}
