import type { Acl } from '../state.ts';
import { allUsers, authenticatedUsers, logDelivery } from './groups.ts';

type Grants = Acl['grants'];

/** What stands behind the names of ready-made ACLs (S3 user guide, «Canned ACL»); null for a name there isn't. */
export function cannedAcl(name: string, owner: string, bucketOwner: string): Acl | null {
  const more = grantsOf(name, bucketOwner);
  if (more === null) return null;
  const own: Grants = [{ grantee: { id: owner }, permission: 'FULL_CONTROL' }];
  const others = more.filter(({ grantee }) => !('id' in grantee) || grantee.id !== owner);
  return { owner, grants: [...own, ...others] };
}

function grantsOf(name: string, bucketOwner: string): Grants | null {
  switch (name) {
    case 'private':
    case 'aws-exec-read':
      return [];
    case 'public-read':
      return [{ grantee: { uri: allUsers }, permission: 'READ' }];
    case 'public-read-write':
      return [
        { grantee: { uri: allUsers }, permission: 'READ' },
        { grantee: { uri: allUsers }, permission: 'WRITE' },
      ];
    case 'authenticated-read':
      return [{ grantee: { uri: authenticatedUsers }, permission: 'READ' }];
    case 'log-delivery-write':
      return [
        { grantee: { uri: logDelivery }, permission: 'WRITE' },
        { grantee: { uri: logDelivery }, permission: 'READ_ACP' },
      ];
    case 'bucket-owner-read':
      return [{ grantee: { id: bucketOwner }, permission: 'READ' }];
    case 'bucket-owner-full-control':
      return [{ grantee: { id: bucketOwner }, permission: 'FULL_CONTROL' }];
    default:
      return null;
  }
}
