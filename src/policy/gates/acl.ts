import type { Circumstances } from '../circumstances.ts';
import type { Asked } from '../judge.ts';
import type { Caller, Strength } from '../principals.ts';
import type { AclGrant, S3Facts } from './s3-facts.ts';

/**
 * What each permission of an ACL lets its holder do. On a bucket, WRITE lets everybody who has it make new objects.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#acl-access-policy-permission-mapping
 */
const onBucket: Readonly<Record<string, AclGrant['permission']>> = {
  's3:listbucket': 'READ',
  's3:listbucketversions': 'READ',
  's3:listbucketmultipartuploads': 'READ',
  's3:putobject': 'WRITE',
  's3:deleteobject': 'WRITE',
  's3:deleteobjectversion': 'WRITE',
  's3:getbucketacl': 'READ_ACP',
  's3:putbucketacl': 'WRITE_ACP',
};
const onObject: Readonly<Record<string, AclGrant['permission']>> = {
  's3:getobject': 'READ',
  's3:getobjectversion': 'READ',
  's3:getobjectacl': 'READ_ACP',
  's3:getobjectversionacl': 'READ_ACP',
  's3:putobjectacl': 'WRITE_ACP',
  's3:putobjectversionacl': 'WRITE_ACP',
};

/** Whether ACLs count at all. Unknown is hoped for, or feared, as the outlook says. */
function aclsCount({ outlook }: Asked, { objectOwnership, bucketAcl, objectAcl }: S3Facts): boolean {
  if (objectOwnership === 'unknown') return outlook === 'best';
  if (objectOwnership === null) return bucketAcl !== null || objectAcl !== null;
  return objectOwnership !== 'BucketOwnerEnforced';
}

/** Whether an ACL with the right entry would let this caller do it. */
export function aclCouldGive(asked: Asked, about: Circumstances, s3: S3Facts): boolean {
  // An ACL that only may count is no certain blocker: what is hoped of a grant is feared of its absence.
  const feared: Asked = { ...asked, outlook: asked.outlook === 'best' ? 'worst' : 'best' };
  const known = asked.action in onBucket || asked.action in onObject;
  return known && aclsCount(feared, s3) && mayDelete(feared, about, s3);
}

/** How the ACLs let the caller in; null when they don't. */
export function aclGives(asked: Asked, about: Circumstances, s3: S3Facts): Strength | null {
  if (!aclsCount(asked, s3)) return null;
  const isBucket = asked.action in onBucket;
  const permission = isBucket ? onBucket[asked.action] : onObject[asked.action];
  if (permission === undefined || !mayDelete(asked, about, s3)) return null;
  return inAcl(isBucket ? s3.bucketAcl : s3.objectAcl, permission, asked, about, s3);
}

function inAcl(
  acl: S3Facts['bucketAcl'],
  permission: AclGrant['permission'],
  asked: Asked,
  about: Circumstances,
  s3: S3Facts,
): Strength | null {
  if (acl === 'unknown') return asked.outlook === 'best' ? 'everyone' : null;
  const ignored = s3.ignorePublicAcls === 'unknown' ? asked.outlook === 'worst' : s3.ignorePublicAcls;
  const found = strongestOf(acl ?? [], permission, asked.caller, ignored);
  return found ?? (mayBeMeant(acl ?? [], permission, asked, about, s3) ? 'account' : null);
}

/**
 * Where nobody told the caller's canonical id, a grant to an id that is not the bucket owner's may be meant for it. In a
 * case, ids that are not there are absent, and nothing is hoped for.
 */
function mayBeMeant(
  acl: readonly AclGrant[],
  permission: AclGrant['permission'],
  { caller, outlook }: Asked,
  { owner }: Circumstances,
  { bucketOwnersId }: S3Facts,
): boolean {
  const stranger = caller.account !== null && caller.account !== owner && caller.canonicalId === null;
  if (outlook === 'worst' || bucketOwnersId === undefined || !stranger) return false;
  return acl.some(
    ({ grantee, permission: given }) =>
      (given === permission || given === 'FULL_CONTROL') &&
      'canonicalId' in grantee &&
      grantee.canonicalId !== bucketOwnersId,
  );
}

/** Deleting is only for the owner of the bucket, or of the object; a version only for the bucket's. */
function mayDelete({ action, caller, outlook }: Asked, { owner }: Circumstances, { objectOwner }: S3Facts): boolean {
  if (!action.startsWith('s3:deleteobject')) return true;
  if (caller.account === null) return false;
  if (caller.account === owner) return true;
  if (action !== 's3:deleteobject') return false;
  return objectOwner === 'unknown' ? outlook === 'best' : objectOwner === caller.account;
}

function strongestOf(
  acl: readonly AclGrant[],
  permission: AclGrant['permission'],
  caller: Caller,
  ignorePublic: boolean,
): Strength | null {
  let found: Strength | null = null;
  for (const grant of acl) {
    if (grant.permission !== permission && grant.permission !== 'FULL_CONTROL') continue;
    const strength = strengthOf(grant.grantee, caller, ignorePublic);
    if (strength === 'everyone' || strength === 'service') return strength;
    found ??= strength;
  }
  return found;
}

/**
 * An account has what is given to its canonical id, and decides by its own policies who of it may use it. Groups are
 * whoever they are.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee
 */
function strengthOf(grantee: AclGrant['grantee'], caller: Caller, ignorePublic: boolean): Strength | null {
  if ('canonicalId' in grantee) return grantee.canonicalId === caller.canonicalId ? 'account' : null;
  if (grantee.uri === logDelivery) return caller.service === 'logging.s3.amazonaws.com' ? 'service' : null;
  if (ignorePublic || caller.type === 'service') return null;
  if (grantee.uri === allUsers) return 'everyone';
  return grantee.uri === authenticatedUsers && caller.type !== 'anonymous' ? 'everyone' : null;
}

const allUsers = 'http://acs.amazonaws.com/groups/global/AllUsers';
const authenticatedUsers = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
const logDelivery = 'http://acs.amazonaws.com/groups/s3/LogDelivery';
