import type { Call } from '../../../service.ts';
import { invalidArgument, invalidRequest } from '../errors.ts';
import type { Acl, Grantee, Permission } from '../state.ts';
import { all, malformedXml, parseXml, textOf, type Tree } from '../xml.ts';
import { cannedAcl } from './canned.ts';

const headers: Readonly<Record<string, Permission>> = {
  'x-amz-grant-full-control': 'FULL_CONTROL',
  'x-amz-grant-read': 'READ',
  'x-amz-grant-write': 'WRITE',
  'x-amz-grant-read-acp': 'READ_ACP',
  'x-amz-grant-write-acp': 'WRITE_ACP',
};

/** The ACL that a request's headers ask for; null when they ask for none. */
export function aclOfHeaders({ headers: sent }: Call, owner: string, bucketOwner: string): Acl | null {
  const canned = sent['x-amz-acl'];
  const grants = Object.entries(headers).flatMap(([name, permission]) =>
    granteesOf(sent[name] ?? '').map((grantee) => ({ grantee, permission })),
  );
  if (canned === undefined) return grants.length === 0 ? null : { owner, grants };
  if (grants.length > 0) throw invalidRequest('Specifying both Canned ACLs and Header Grants is not allowed');
  const acl = cannedAcl(canned, owner, bucketOwner);
  if (acl === null) throw invalidArgument('', 'x-amz-acl', canned);
  return acl;
}

/** The ACL that PutBucketAcl and PutObjectAcl ask for, in headers or body. */
export function requestedAcl(call: Call, owner: string, bucketOwner: string): Acl {
  const byHeaders = aclOfHeaders(call, owner, bucketOwner);
  if (byHeaders !== null) return byHeaders;
  const document = parseXml(call.body.toString(), 'AccessControlPolicy');
  const named = textOf(document, 'Owner', 'ID') ?? owner;
  if (named !== owner) throw invalidArgument('Invalid id', 'CanonicalUser/ID', named);
  return { owner, grants: all(document, 'AccessControlList', 'Grant').map(grantOf) };
}

const permissions: readonly string[] = Object.values(headers);

function grantOf(grant: Tree): Acl['grants'][number] {
  const [grantee] = all(grant, 'Grantee');
  const permission = textOf(grant, 'Permission') ?? '';
  const id = textOf(grantee, 'ID');
  const uri = textOf(grantee, 'URI');
  const email = textOf(grantee, 'EmailAddress');
  const who: Grantee | null = id !== null ? { id } : uri !== null ? { uri } : email !== null ? { email } : null;
  if (who === null || !permissions.includes(permission)) throw malformedXml();
  return { grantee: who, permission: permission as Permission };
}

/** `id="…", uri="…"` */
function granteesOf(header: string): readonly Grantee[] {
  return [...header.matchAll(/(id|uri|emailAddress)\s*=\s*"?([^",]+)"?/gi)].map(([, kind, value = '']) => {
    if (kind?.toLowerCase() === 'id') return { id: value };
    return kind?.toLowerCase() === 'uri' ? { uri: value } : { email: value };
  });
}
