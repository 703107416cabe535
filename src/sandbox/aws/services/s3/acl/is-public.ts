import type { Acl } from '../state.ts';
import { allUsers, authenticatedUsers } from './groups.ts';

type Grant = Acl['grants'][number];

/** Whether a grant goes to everybody, or to everybody with any AWS account (S3 user guide, «The meaning of public»). */
export function isPublicGrant({ grantee }: Grant): boolean {
  return 'uri' in grantee && (grantee.uri === allUsers || grantee.uri === authenticatedUsers);
}

export const isPublicAcl = ({ grants }: Acl): boolean => grants.some(isPublicGrant);
