import { expect, it } from 'vitest';
import { aclsDisabled } from '../../../src/policy/gates/acls-disabled.ts';
import { unseen } from '../../../src/policy/pattern.ts';
import { type Given, refuses } from './at.ts';

const enforced = { objectOwnership: 'BucketOwnerEnforced' } as const;
const put = (acl: string | typeof unseen | null, action = 's3:putobject'): Given => ({
  s3: enforced,
  action,
  headers: acl === null ? {} : { 'x-amz-acl': acl },
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html */
it.each<[string, Given, boolean | 'unknown' | null]>([
  ['no ACL', put(null), false],
  ["the owner's", put('bucket-owner-full-control'), false],
  ['private', put('private'), true],
  ['public-read', put('public-read'), true],
  ['a grant', { s3: enforced, action: 's3:putobject', headers: { 'x-amz-grant-read': 'id="a"' } }, true],
  ['a grant beside it', { ...put('bucket-owner-full-control'), headers: { 'x-amz-grant-read': 'id="a"' } }, true],
  ['PutObjectAcl with the ACL in its body', put(null, 's3:putobjectacl'), true],
  ['PutBucketAcl', put('private', 's3:putbucketacl'), true],
  ['a new bucket with private', put('private', 's3:createbucket'), false],
  ['a new bucket with public-read', put('public-read', 's3:createbucket'), true],
  ['reading', put('private', 's3:getobject'), null],
  ['ACLs enabled', { ...put('private'), s3: { objectOwnership: 'ObjectWriter' } }, null],
  ['unknown ownership', { ...put('private'), s3: { objectOwnership: 'unknown' } }, 'unknown'],
  ['unknown ownership, no ACL', { ...put(null), s3: { objectOwnership: 'unknown' } }, false],
  ['unknown header', put(unseen), 'unknown'],
])('%s', (_name, given, wanted) => {
  expect(refuses(aclsDisabled, given)).toBe(wanted);
});
