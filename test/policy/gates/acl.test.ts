import { expect, it } from 'vitest';
import { allow, anonymous, delivery, deny, type Situation, verdict } from '../ask.ts';

const canonicalIds = { '111122223333': 'canonA', '444455556666': 'canonB' };
const group = (name: string) => ({ uri: `http://acs.amazonaws.com/groups/${name}` });
const allUsers = group('global/AllUsers');
const authenticated = group('global/AuthenticatedUsers');
const alice = { canonicalId: 'canonA' };
const all = [allow()];
const none = [allow({ Action: 'ec2:*' })];

/** Alice of 111122223333, or somebody else, at a bucket of 444455556666 with ACLs in force. */
function through(grantee: object, permission: string, more: Situation & { readonly s3?: object } = {}): string {
  const { s3, ...rest } = more;
  const acl = [
    { grantee: { canonicalId: 'canonB' }, permission: 'FULL_CONTROL' },
    { grantee, permission },
  ];
  const facts = { objectOwnership: 'ObjectWriter', bucketAcl: acl, objectAcl: acl, ...s3 };
  return verdict({ owner: '444455556666', identity: all, settings: { canonicalIds, s3: facts }, ...rest });
}

const object = 'arn:aws:s3:::bucket/data/report.csv';
const bucket = 'arn:aws:s3:::bucket';
const neither = 'implicit_deny resource acl';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#acl-access-policy-permission-mapping */
it.each<[string, string, string, boolean]>([
  ['READ', 's3:GetObject', object, true],
  ['READ', 's3:GetObjectVersion', object, true],
  ['READ', 's3:ListBucket', bucket, true],
  ['READ', 's3:ListBucketVersions', bucket, true],
  ['READ', 's3:ListBucketMultipartUploads', bucket, true],
  ['READ', 's3:GetObjectAcl', object, false],
  ['WRITE', 's3:PutObject', object, true],
  ['WRITE', 's3:GetObject', object, false],
  ['READ_ACP', 's3:GetBucketAcl', bucket, true],
  ['READ_ACP', 's3:GetObjectAcl', object, true],
  ['READ_ACP', 's3:GetObjectVersionAcl', object, true],
  ['WRITE_ACP', 's3:PutBucketAcl', bucket, true],
  ['WRITE_ACP', 's3:PutObjectAcl', object, true],
  ['WRITE_ACP', 's3:PutObjectVersionAcl', object, true],
  ['FULL_CONTROL', 's3:GetObject', object, true],
  ['FULL_CONTROL', 's3:PutBucketAcl', bucket, true],
])('%s gives %s on %s: %s', (permission, action, arn, gives) => {
  expect(through(alice, permission, { action, arn })).toBe(gives ? 'allow' : neither);
});

it.each<[string, string, string]>([
  ['an object tag', 's3:GetObjectTagging', object],
  ['a delete, for who owns neither bucket nor object', 's3:DeleteObject', object],
  ['a delete of a version', 's3:DeleteObjectVersion', object],
])('no permission gives %s, so no ACL stands in the way', (_name, action, arn) => {
  expect(through(alice, 'FULL_CONTROL', { action, arn })).toBe('implicit_deny resource');
});

it.each<[string, object, string, string, Situation & { readonly s3?: object }]>([
  ['everybody, anonymous', allUsers, 'READ', 'allow', { principal: anonymous, identity: none }],
  ['everybody, an account without its own leave', allUsers, 'READ', 'implicit_deny identity', { identity: none }],
  ['everybody, a user of the owner', allUsers, 'READ', 'allow', { owner: '111122223333', identity: none }],
  ['signed callers, signed', authenticated, 'READ', 'allow', {}],
  ['signed callers, anonymous', authenticated, 'READ', neither, { principal: anonymous }],
  ['log delivery', group('s3/LogDelivery'), 'WRITE', 'allow', { principal: delivery, action: 's3:PutObject' }],
  ['log delivery, somebody else', group('s3/LogDelivery'), 'READ', neither, {}],
  ['a canonical id delegates only', alice, 'READ', 'implicit_deny identity', { identity: none }],
  [
    'its own owner needs its identity policy',
    alice,
    'READ',
    'implicit_deny identity',
    { owner: '111122223333', identity: none },
  ],
  [
    'the object owner may delete',
    alice,
    'WRITE',
    'allow',
    { action: 's3:DeleteObject', s3: { objectOwnerAccount: '111122223333' } },
  ],
  ['a Deny goes over an ACL', alice, 'READ', 'explicit_deny resource', { resource: [deny({ Principal: '*' })] }],
  ['ACLs disabled', alice, 'READ', 'implicit_deny resource', { s3: { objectOwnership: 'BucketOwnerEnforced' } }],
  ['no word on ownership, but ACLs', alice, 'READ', 'allow', { s3: { objectOwnership: null } }],
  ['public grants ignored', allUsers, 'READ', neither, { s3: { publicAccessBlock: { IgnorePublicAcls: true } } }],
  ['others are not', alice, 'READ', 'allow', { s3: { accountPublicAccessBlock: { IgnorePublicAcls: true } } }],
])('%s', (_name, grantee, permission, wanted, more) => {
  expect(through(grantee, permission, more)).toBe(wanted);
});
