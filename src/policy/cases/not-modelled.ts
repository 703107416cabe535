import type { AuthorizeCase } from './case.ts';

/** What a case asks for that the evaluator does not know yet; a wrong decision would be worse than none. */
export function notModelled(one: AuthorizeCase): readonly string[] {
  return Object.entries(unknowns).flatMap(([name, asksFor]) => (asksFor(one, one.settings?.s3) ? [name] : []));
}

const unknowns: Readonly<Record<string, (one: AuthorizeCase, s3: S3Settings) => boolean>> = {
  'access point policies': ({ policies }, s3) =>
    [policies.accessPoint, s3?.underlyingObject, s3?.accessPointVpcId].some(given),
  'KMS grants': ({ settings }) => given(settings?.kms?.grants),
  'ACLs and Object Ownership': (_one, s3) =>
    [s3?.objectOwnership, s3?.objectOwnerAccount, s3?.bucketAcl, s3?.objectAcl].some(given),
  'Requester Pays': (_one, s3) => s3?.requestPayer === 'Requester',
  'Object Lock': (_one, s3) => given(s3?.objectLock),
  'blocked encryption types': (_one, s3) => given(s3?.blockedEncryptionTypes),
  'ABAC of buckets': (_one, s3) => given(s3?.bucketAbacEnabled),
  'Block Public Access on writing': (one, s3) =>
    [s3?.publicAccessBlock, s3?.accountPublicAccessBlock].some(given) && (isWrite(one.request.action) || hasAcl(one)),
};

type S3Settings = NonNullable<AuthorizeCase['settings']>['s3'];

const isWrite = (action: string): boolean => /^s3:(?:put\w*(?:policy|acl)|createbucket)$/i.test(action);

const hasAcl = ({ settings }: AuthorizeCase): boolean =>
  Object.keys(settings?.requestHeaders ?? {}).some((name) => /^x-amz-(?:acl$|grant-)/i.test(name));

const given = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
