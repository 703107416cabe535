import type { Facts } from '../../../core/facts.ts';
import type { Principal } from '../../../core/principal.ts';

/**
 * The account that owns the bucket, from whatever tells: the question, the list of our own buckets, or that its policy
 * could be read, which S3 grants to the owner only (API reference, GetBucketPolicy). Null: not known.
 */
export function ownerOf(facts: Facts): string | null {
  return asSaid(facts) ?? listed(facts) ?? asReader(facts);
}

const asSaid = ({ target, reads: { bucket } }: Facts): string | null =>
  bucket?.is === 'known' && bucket.value.expectedOwner === false ? null : target.account;

const listed = ({ reads: { owner } }: Facts): string | null => (owner?.is === 'known' ? owner.value.account : null);

function asReader({ reads: { policy, caller } }: Facts): string | null {
  const readable = policy?.is === 'known' || policy?.is === 'absent';
  return readable && caller?.is === 'known' ? caller.value.account : null;
}

/** Whether the bucket belongs to the account of the principal; null when that can't be told. */
export function isOwn(facts: Facts, { account }: Principal): boolean | null {
  const owner = ownerOf(facts);
  if (account === null) return false;
  if (owner !== null) return owner === account;
  const { owner: listed, caller } = facts.reads;
  const notOurs = listed?.is === 'known' && listed.value.account === null;
  return notOurs && caller?.is === 'known' && caller.value.account === account ? false : null;
}

/** Whether a key of this account belongs to the account of the principal; null when nobody knows which key it is. */
export const isOwnKey = (owner: string | null, { account }: Principal): boolean | null =>
  owner === null ? null : owner === account;
