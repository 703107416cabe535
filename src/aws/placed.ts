import type { Place } from '../core/change.ts';
import type { Facts, Reads } from '../core/facts.ts';
import { code, type Words, words } from '../core/words.ts';
import { bucketRegionOf } from './bucket-region.ts';

export type Placed =
  | { readonly is: 'known'; readonly place: Place }
  | { readonly is: 'unknown'; readonly because: Words; readonly next: Words };

type Unknown = Extract<Placed, { is: 'unknown' }>;

/** Where a bucket is and whose, from `bucket` and `owner`: the account only where S3 itself said or confirmed it. */
export function placedBy({ target: { bucket, account: named }, reads }: Facts): Placed {
  const region = bucketRegionOf(reads);
  if (bucket === '' || region === null) return nowhere(bucket, reads.bucket);
  const { owner } = reads;
  if (owner?.is !== 'known') return unlisted(bucket, owner);
  const { account } = owner.value;
  if (account === null) return named === null ? somebodys(bucket) : notTheirs(bucket, named);
  if (named !== null && named !== account)
    return unknown(
      words`The bucket ${code(bucket)} belongs to account ${code(account)}, not to ${code(named)}, which the question names.`,
      words`Ask again with the account that owns the bucket, or without one.`,
    );
  return { is: 'known', place: { account, region, bucket } };
}

function nowhere(bucket: string, fact: Reads['bucket']): Unknown {
  if (bucket === '')
    return unknown(words`It is not known which bucket this is about.`, words`Ask again and name the bucket.`);
  if (fact?.is === 'absent')
    return unknown(
      words`There is no bucket ${code(bucket)}: S3 answered HeadBucket with 404.`,
      words`Check the name and ask again.`,
    );
  const why = fact?.is === 'failed' ? `: ${fact.detail}` : '';
  return unknown(words`S3 did not say in which Region ${code(bucket)} is${why}.`, words`Try again in a minute.`);
}

function unlisted(bucket: string, owner: Exclude<Reads['owner'], { is: 'known' }>): Unknown {
  const because = words`It is not known which account owns ${code(bucket)}`;
  if (owner?.is === 'denied')
    return unknown(
      words`${because}: Cooper may not list an account's buckets.`,
      words`Allow Cooper's read role ${code(owner.action)}, which has no resource but ${code('*')}, and ask again.`,
    );
  const why = owner?.is === 'failed' ? `: ${owner.detail}` : '';
  return unknown(words`${because}${why}.`, words`Try again in a minute.`);
}

const somebodys = (bucket: string): Unknown =>
  unknown(
    words`No account that Cooper can read lists ${code(bucket)} as its own, so nothing is written to it.`,
    words`If it is yours, add its account's read role to ${code('COOPER_READ_ROLES')}, and its write role; else ask the owner.`,
  );

const notTheirs = (bucket: string, named: string): Unknown =>
  unknown(
    words`S3 does not confirm that ${code(bucket)} belongs to account ${code(named)}, so nothing is written to it.`,
    words`Check the account. If it is right, let Cooper's read role there use ${code('s3:ListBucket')} on the bucket.`,
  );

const unknown = (because: Words, next: Words): Unknown => ({ is: 'unknown', because, next });
