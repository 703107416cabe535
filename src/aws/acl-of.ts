import type { AccessControlPolicy, Grant as SdkGrant, Grantee, Owner } from '@aws-sdk/client-s3';
import type { Acl, Grant } from '../core/settings.ts';
import { Malformed, required } from './well-formed.ts';

/** The list of a bucket or an object. */
export function aclOf({ Owner, Grants }: { Owner?: Owner | undefined; Grants?: SdkGrant[] | undefined }): Acl {
  if (Owner === undefined && Grants === undefined) throw new Malformed('the access control list is empty');
  return { owner: Owner?.ID ?? null, grants: (Grants ?? []).map(grantOf) };
}

export function aclPolicy({ owner, grants }: Acl): AccessControlPolicy {
  return {
    ...(owner !== null && { Owner: { ID: owner } }),
    Grants: grants.map(({ grantee, permission }) => ({ Grantee: sdkGrantee(grantee), Permission: permission })),
  };
}

function grantOf({ Grantee, Permission }: SdkGrant): Grant {
  return { grantee: granteeOf(Grantee), permission: required(Permission, 'Permission') };
}

function granteeOf(grantee: Grantee | undefined): Grant['grantee'] {
  if (grantee?.URI !== undefined) return { uri: grantee.URI };
  if (grantee?.EmailAddress !== undefined) return { email: grantee.EmailAddress };
  return { id: required(grantee?.ID, 'Grantee') };
}

function sdkGrantee(grantee: Grant['grantee']): Grantee {
  if ('uri' in grantee) return { Type: 'Group', URI: grantee.uri };
  if ('email' in grantee) return { Type: 'AmazonCustomerByEmail', EmailAddress: grantee.email };
  return { Type: 'CanonicalUser', ID: grantee.id };
}
