import type { Circumstances } from '../circumstances.ts';
import type { Asked } from '../judge.ts';
import type { Strength } from '../principals.ts';
import { aclCouldGive, aclGives } from './acl.ts';
import type { Maybe, S3Facts } from './s3-facts.ts';

/** What only the object's owner can give, by its ACL; deleting and restoring are the bucket owner's. */
const ofTheObject = `getobject getobjectversion getobjectacl getobjectversionacl putobjectacl putobjectversionacl
  getobjecttagging getobjectversiontagging putobjecttagging putobjectversiontagging deleteobjecttagging
  deleteobjectversiontagging getobjectattributes getobjectversionattributes getobjecttorrent`
  .split(/\s+/)
  .map((name) => `s3:${name}`);

/** Another account owns the object, for all that is known. */
export interface ForeignObject {
  /** True; or unknown, because the owner is, or whether it counts. */
  readonly is: true | 'unknown';
  /** How its owner lets the caller in; null when it does not. */
  readonly given: Strength | null;
  /** An entry of its ACL would be enough. */
  readonly aclCouldGive: boolean;
}

/**
 * An object that another account owns, in a bucket where that counts: neither the bucket policy nor the bucket owner's
 * account opens it, only its owner's account or its ACL. A Deny of the bucket policy holds all the same. Null: the
 * bucket's account owns it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-auth-workflow-object-operation.html
 */
export function foreignObject(asked: Asked, about: Circumstances, s3: S3Facts): ForeignObject | null {
  if (!ofTheObject.includes(asked.action)) return null;
  const is = isForeign(about, s3);
  if (is === false) return null;
  const given = isOwner(asked, s3) ? 'account' : aclGives(asked, about, s3);
  return { is, given, aclCouldGive: aclCouldGive(asked, about, s3) };
}

function isForeign({ owner }: Circumstances, { objectOwner, objectOwnership }: S3Facts): Maybe<boolean> {
  if (objectOwner === null || objectOwner === owner || objectOwnership === 'BucketOwnerEnforced') return false;
  return objectOwner === 'unknown' || objectOwnership === 'unknown' ? 'unknown' : true;
}

function isOwner({ caller: { account }, outlook }: Asked, { objectOwner }: S3Facts): boolean {
  if (account === null) return false;
  return objectOwner === 'unknown' ? outlook === 'best' : objectOwner === account;
}
