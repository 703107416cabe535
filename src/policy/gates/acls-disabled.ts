import { type AtTheGate, both, type Gate } from './gate.ts';
import type { Maybe } from './s3-facts.ts';
import { type WrittenAcl, writtenAcl } from './written-acl.ts';

const setsAcl = ['s3:putobjectacl', 's3:putobjectversionacl', 's3:putbucketacl'];
const mayCarry = [...setsAcl, 's3:putobject', 's3:createbucket'];

/**
 * Where the bucket owner owns everything, a request may carry no ACL but the one that says just that.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
 */
export const aclsDisabled: Gate = {
  layer: 'ownership',
  decision: 'implicit_deny',
  judge: (one) => {
    const { objectOwnership } = one.s3;
    if (objectOwnership !== 'BucketOwnerEnforced' && objectOwnership !== 'unknown') return null;
    if (!mayCarry.includes(one.asked.action)) return null;
    const refuses = both(objectOwnership === 'unknown' ? objectOwnership : true, carriesOther(one, writtenAcl(one)));
    return { refuses, because: 'ACLs are disabled on the bucket, and the request carries one' };
  },
};

/** A new bucket's ACL only must not reach beyond the account. */
const harmless = (action: string): readonly string[] =>
  action === 's3:createbucket' ? ['private', 'bucket-owner-full-control'] : ['bucket-owner-full-control'];

function carriesOther({ asked }: AtTheGate, { canned, grants }: WrittenAcl): Maybe<boolean> {
  if (canned === 'unknown' || grants.includes('unknown')) return 'unknown';
  if (canned !== null && grants.length === 0 && harmless(asked.action).includes(canned)) return false;
  if (canned !== null || grants.length > 0) return true;
  // The ACL is in the body then. Reading it is the caller's business; S3 takes none but the owner's.
  return setsAcl.includes(asked.action);
}
