import type { AtTheGate } from './gate.ts';
import { sent } from './header.ts';
import type { Maybe } from './s3-facts.ts';

/** The ACL that a request would write, as far as its headers tell; one in the body is not seen. */
export interface WrittenAcl {
  /** `x-amz-acl`, in lower case. */
  readonly canned: Maybe<string | null>;
  /** The values of the `x-amz-grant-…` headers. */
  readonly grants: readonly Maybe<string>[];
}

const grantHeaders = 'full-control read read-acp write write-acp'.split(' ').map((name) => `x-amz-grant-${name}`);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
export function writtenAcl(one: Pick<AtTheGate, 'asked' | 's3'>): WrittenAcl {
  const canned = sent(one, 'x-amz-acl');
  return {
    canned: canned === null ? null : canned.toLowerCase(),
    grants: grantHeaders.map((name) => sent(one, name)).filter((value) => value !== null),
  };
}

const publicOnes = ['public-read', 'public-read-write', 'authenticated-read'];
const publicGroup = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)\b/i;

/**
 * An ACL is public when it gives any permission to everybody or to every AWS account.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#public-acls
 */
export function isPublicAcl({ canned, grants }: WrittenAcl): Maybe<boolean> {
  if (canned !== null && publicOnes.includes(canned)) return true;
  if (grants.some((value) => publicGroup.test(value))) return true;
  return canned === 'unknown' || grants.includes('unknown') ? 'unknown' : false;
}
