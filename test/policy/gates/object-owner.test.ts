import { expect, it } from 'vitest';
import { allow, deny, root, type Situation, verdict } from '../ask.ts';

const canonicalIds = { '111122223333': 'canonA', '444455556666': 'canonB' };
const all = [allow()];
const everyone = [allow({ Principal: '*' })];
const theirs = { grantee: { canonicalId: 'canonB' }, permission: 'FULL_CONTROL' };
const ours = { grantee: { canonicalId: 'canonA' }, permission: 'FULL_CONTROL' };
const bob = { type: 'user', arn: 'arn:aws:iam::444455556666:user/bob', account: '444455556666' };

/** An object of 444455556666 in a bucket of 111122223333. */
function foreign(one: Situation, s3: object = {}): string {
  const facts = { objectOwnership: 'ObjectWriter', objectOwnerAccount: '444455556666', objectAcl: [theirs], ...s3 };
  return verdict({ ...one, settings: { canonicalIds, s3: facts } });
}

const closed = 'implicit_deny acl ownership';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-auth-workflow-object-operation.html */
it.each<[string, Situation, string, object?]>([
  ["an admin of the bucket's account", { identity: all }, closed],
  ['its root user', { principal: root }, closed],
  ['whoever the bucket policy allows', { resource: everyone }, closed],
  ['tags, which no ACL gives', { identity: all, action: 's3:GetObjectTagging' }, 'implicit_deny ownership'],
  ["the owner's own account", { principal: bob, identity: all }, 'allow'],
  ['but not without its leave', { principal: bob }, 'implicit_deny identity'],
  [
    'nor over a Deny of the bucket',
    { principal: bob, identity: all, resource: [deny({ Principal: '*' })] },
    'explicit_deny resource',
  ],
  ['whom its ACL lets in', { identity: all }, 'allow', { objectAcl: [theirs, ours] }],
  ['deleting is the bucket owner’s', { identity: all, action: 's3:DeleteObject' }, 'allow'],
  ['restoring too', { identity: all, action: 's3:RestoreObject' }, 'allow'],
  ['one owner for all', { identity: all }, 'allow', { objectOwnership: 'BucketOwnerEnforced' }],
  ['an object of the bucket’s account', { identity: all }, 'allow', { objectOwnerAccount: '111122223333' }],
])('%s', (_name, one, wanted, s3) => {
  expect(foreign(one, s3)).toBe(wanted);
});
