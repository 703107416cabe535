import { createHash } from 'node:crypto';

/** The 64 hex digits by which ACLs and owners name an account. */
export const canonicalId = (account: string): string =>
  createHash('sha256').update(`canonical user of ${account}`).digest('hex');

/** Who owns what nobody signed for (S3 user guide, «Access control list overview»). */
export const anonymousId = '65a011a29cdf8ec533ec3d1ccaae921c';
