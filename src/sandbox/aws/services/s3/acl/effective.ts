import type { State } from '../../../state.ts';
import { canonicalId } from '../canonical-id.ts';
import { blocks, ownershipOf } from '../settings/facts.ts';
import type { Acl, Bucket } from '../state.ts';
import { type Content, xmlDocument } from '../xml.ts';
import { isPublicGrant } from './is-public.ts';

/**
 * What S3 shows of an ACL: with ACLs disabled only the bucket's owner, with IgnorePublicAcls without public grants
 * (S3 user guide, «Controlling ownership of objects» and «Blocking public access»).
 */
export function effectiveAcl(state: State, bucket: Bucket, stored: Acl): Acl {
  const owner = canonicalId(bucket.account);
  if (ownershipOf(bucket) === 'BucketOwnerEnforced')
    return { owner, grants: [{ grantee: { id: owner }, permission: 'FULL_CONTROL' }] };
  if (!blocks(state, bucket, 'IgnorePublicAcls')) return stored;
  return { ...stored, grants: stored.grants.filter((grant) => !isPublicGrant(grant)) };
}

export function aclDocument({ owner, grants }: Acl): string {
  return xmlDocument('AccessControlPolicy', {
    Owner: { ID: owner },
    AccessControlList: {
      Grant: grants.map(({ grantee, permission }) => ({ Grantee: granteeOf(grantee), Permission: permission })),
    },
  });
}

function granteeOf(grantee: Acl['grants'][number]['grantee']): Content {
  const xsi = { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' };
  if ('id' in grantee) return { ...xsi, '@xsi:type': 'CanonicalUser', ID: grantee.id };
  if ('uri' in grantee) return { ...xsi, '@xsi:type': 'Group', URI: grantee.uri };
  return { ...xsi, '@xsi:type': 'AmazonCustomerByEmail', EmailAddress: grantee.email };
}
