import { remember } from '../../../history.ts';
import { canonicalId } from '../canonical-id.ts';
import { setDocument } from '../settings/documents.ts';
import { settings } from '../settings/table.ts';
import type { Acl, Bucket } from '../state.ts';
import { xmlDocument } from '../xml.ts';

interface Basics {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly createdAt: Date;
}

/** A bucket as S3 makes it today: all public access blocked, ACLs disabled, encrypted, SSE-C refused. */
export function newBucket(basics: Basics): Bucket {
  const owner = canonicalId(basics.account);
  const acl: Acl = { owner, grants: [{ grantee: { id: owner }, permission: 'FULL_CONTROL' }] };
  const bucket: Bucket = {
    ...basics,
    documents: new Map(),
    lists: new Map(),
    acl: remember(undefined, acl, 0),
    objects: new Map(),
    uploads: new Map(),
  };
  for (const { query, root, initial } of settings)
    if (initial !== undefined) setDocument(bucket, query, xmlDocument(root, initial));
  return bucket;
}
