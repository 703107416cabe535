import { expect, it } from 'vitest';
import { blockPublicAcls } from '../../../src/policy/gates/block-public-acls.ts';
import { unseen } from '../../../src/policy/pattern.ts';
import { type Given, refuses } from './at.ts';

const on = { blockPublicAcls: true };
const put = (headers: Given['headers'], action = 's3:putobject'): Given => ({ s3: on, action, headers: headers ?? {} });
const allUsers = 'uri="http://acs.amazonaws.com/groups/global/AllUsers"';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
it.each<[string, Given, boolean | 'unknown' | null]>([
  ['public-read', put({ 'x-amz-acl': 'public-read' }), true],
  ['public-read-write, in any case', put({ 'x-amz-acl': 'Public-Read-Write' }), true],
  ['authenticated-read', put({ 'x-amz-acl': 'authenticated-read' }), true],
  ['private', put({ 'x-amz-acl': 'private' }), false],
  ['log-delivery-write is not public', put({ 'x-amz-acl': 'log-delivery-write' }, 's3:putbucketacl'), false],
  ['a grant to everybody', put({ 'x-amz-grant-read': `id="a", ${allUsers}` }), true],
  ['a grant to an account', put({ 'x-amz-grant-read': 'id="a"' }), false],
  ['no ACL', put({}), false],
  ['an ACL by its condition key', { ...put({}), context: { 's3:x-amz-acl': 'public-read' } }, true],
  ['PutObjectAcl', put({ 'x-amz-acl': 'public-read' }, 's3:putobjectacl'), true],
  ['PutBucketAcl', put({ 'x-amz-acl': 'public-read' }, 's3:putbucketacl'), true],
  ['CreateBucket', put({ 'x-amz-acl': 'public-read' }, 's3:createbucket'), true],
  ['reading has none', put({ 'x-amz-acl': 'public-read' }, 's3:getobject'), null],
  ['the flag is off', { action: 's3:putobject', headers: { 'x-amz-acl': 'public-read' } }, null],
  ['an unknown header', put({ 'x-amz-acl': unseen }), 'unknown'],
  ['an unknown grant beside a public ACL', put({ 'x-amz-acl': 'public-read', 'x-amz-grant-read': unseen }), true],
  [
    'an unknown flag',
    { s3: { blockPublicAcls: 'unknown' }, action: 's3:putobject', headers: { 'x-amz-acl': 'public-read' } },
    'unknown',
  ],
])('%s', (_name, given, wanted) => {
  expect(refuses(blockPublicAcls, given)).toBe(wanted);
});
