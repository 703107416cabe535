import { describe, expect, it } from 'vitest';
import { keyFacts } from '../../../../src/analyzers/access/legs/key-facts.ts';
import { s3Facts } from '../../../../src/analyzers/access/legs/s3-facts.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { Facts, Reads } from '../../../../src/core/facts.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { S3Facts } from '../../../../src/policy/gates/s3-facts.ts';
import { allOn, owner, stranger } from '../../../facts.ts';
import { accessPointOf, bucketOf, objectOf } from '../facts-of.ts';

const ours = { account: '111122223333', canonicalId: null, isOwner: true };
const theirs = { account: '444455556666', canonicalId: null, isOwner: false };
const of = (facts: Facts, asker: Parameters<typeof s3Facts>[2] = ours) =>
  s3Facts(facts, { 'x-amz-acl': 'private' }, asker);
const hidden = denied('x');
const everyone = { uri: 'http://acs.amazonaws.com/groups/global/AllUsers' };
const withAcls = { ownershipControls: known({ ObjectOwnership: 'ObjectWriter' as const }) };
const lock = known({ ObjectLockEnabled: 'Enabled' });
const until = '2030-01-01T00:00:00.000Z';
const retention = (Mode: string, RetainUntilDate: unknown = until) => ({
  objectLock: lock,
  objectRetention: known({ Mode, RetainUntilDate } as JsonObject),
});
const encryptions = (...types: readonly (readonly string[])[]) =>
  known({
    Rules: types.map((BlockedEncryptionTypes) => ({
      SSEAlgorithm: null,
      KMSMasterKeyID: null,
      BucketKeyEnabled: false,
      BlockedEncryptionTypes,
    })),
  });

it.each<[string, keyof S3Facts, Reads, unknown]>([
  ['a rule of Object Ownership', 'objectOwnership', withAcls, 'ObjectWriter'],
  ['none, which is as if the writer owned', 'objectOwnership', { ownershipControls: absent }, 'ObjectWriter'],
  ['one that is hidden', 'objectOwnership', { ownershipControls: hidden }, 'unknown'],
  ['Requester Pays', 'requesterPays', { requestPayment: known({ Payer: 'Requester' }) }, true],
  ['no Requester Pays', 'requesterPays', { requestPayment: known({ Payer: 'BucketOwner' }) }, false],
  ['never set', 'requesterPays', { requestPayment: absent }, false],
  ['hidden', 'requesterPays', { requestPayment: hidden }, 'unknown'],
  [
    'types of encryption that are blocked',
    'blockedEncryptionTypes',
    { encryption: encryptions(['SSE-C'], []) },
    ['SSE-C'],
  ],
  ['no encryption set', 'blockedEncryptionTypes', { encryption: absent }, []],
  ['encryption hidden', 'blockedEncryptionTypes', { encryption: hidden }, 'unknown'],
  ['attribute-based access control', 'bucketAbac', { abac: known({ Status: 'Enabled' }) }, true],
  ['the same, off', 'bucketAbac', { abac: known({ Status: 'Disabled' }) }, false],
  ['the same, hidden', 'bucketAbac', { abac: hidden }, 'unknown'],
  ['a flag of Block Public Access', 'ignorePublicAcls', { publicAccessBlock: known(allOn) }, true],
  ['one of the access point', 'ignorePublicAcls', { accessPoint: known(accessPointOf({ block: allOn })) }, true],
  ['one that is hidden', 'blockPublicAcls', { publicAccessBlock: hidden }, 'unknown'],
  ['one that is off', 'blockPublicPolicy', {}, false],
  ['a policy that somebody will write', 'writtenPolicyIsPublic', {}, 'unknown'],
  ['no Object Lock', 'objectLock', { objectLock: absent, objectRetention: hidden }, null],
  ['Object Lock that protects nothing', 'objectLock', { objectLock: lock }, { retention: null, legalHold: false }],
  ['Object Lock, hidden', 'objectLock', { objectLock: hidden }, 'unknown'],
  ['retention, hidden', 'objectLock', { objectLock: lock, objectRetention: hidden }, 'unknown'],
  ['a hold, hidden', 'objectLock', { objectLock: lock, objectLegalHold: hidden }, 'unknown'],
  [
    'a hold',
    'objectLock',
    { objectLock: lock, objectLegalHold: known({ Status: 'ON' }) },
    { retention: null, legalHold: true },
  ],
  [
    'retention',
    'objectLock',
    retention('GOVERNANCE'),
    { retention: { mode: 'GOVERNANCE', until: new Date(until) }, legalHold: false },
  ],
  ['retention of no known mode', 'objectLock', retention('OTHER'), { retention: null, legalHold: false }],
  ['retention without a date', 'objectLock', retention('COMPLIANCE', 7), { retention: null, legalHold: false }],
])('%s: %s', (_what, name, reads, want) => {
  expect(of(objectOf(reads))[name]).toEqual(want);
});

it('headers are those that the request sends', () => {
  const { header } = of(objectOf());
  expect([header('x-amz-acl'), header('x-amz-tagging')]).toEqual(['private', undefined]);
});

describe('ACLs', () => {
  const acl = known({
    owner,
    grants: [
      { grantee: { id: owner }, permission: 'FULL_CONTROL' as const },
      { grantee: everyone, permission: 'READ' as const },
      { grantee: { email: 'a@example.com' }, permission: 'WRITE' as const },
    ],
  });
  const grants = [
    { grantee: { canonicalId: owner }, permission: 'FULL_CONTROL' },
    { grantee: everyone, permission: 'READ' },
  ];

  it('are told by canonical id and group', () => {
    const found = of(objectOf({ acl, objectAcl: acl }));
    expect([found.bucketAcl, found.objectAcl]).toEqual([grants, grants]);
  });

  it.each<[string, Facts, unknown]>([
    ['no object is asked for', bucketOf({ objectAcl: acl }), null],
    ['there is no object', objectOf({ object: absent, objectAcl: hidden }), null],
    ['it is hidden', objectOf({ objectAcl: hidden }), 'unknown'],
  ])('of an object, where %s', (_what, facts, want) => {
    expect(of(facts).objectAcl).toEqual(want);
  });
});

describe('the owner of the object', () => {
  const foreign = { ...withAcls, objectAcl: known({ owner: stranger, grants: [] }) };
  const another = `the account with the canonical id ${stranger}`;

  it.each<[string, Facts, boolean, string | null]>([
    ['is the bucket’s, where no object is asked for', bucketOf(foreign), false, null],
    ['is the bucket’s, where there is no object', objectOf({ ...foreign, object: absent }), false, null],
    ['is the bucket’s, where ACLs are disabled', objectOf({ objectAcl: foreign.objectAcl }), false, null],
    ['is the bucket’s, by the same canonical id', objectOf(withAcls), false, null],
    [
      'is the bucket’s, where S3 names none',
      objectOf({ ...withAcls, objectAcl: known({ owner: null, grants: [] }) }),
      false,
      null,
    ],
    ['is another account', objectOf(foreign), false, another],
    ['may be the caller, who is of another account', objectOf(foreign), true, 'unknown'],
    ['is not known, where the object’s ACL is hidden', objectOf({ ...withAcls, objectAcl: hidden }), false, 'unknown'],
    ['is not known, where the bucket’s ACL is hidden', objectOf({ ...foreign, acl: hidden }), false, 'unknown'],
  ])('%s', (_what, facts, mayOwn, want) => {
    expect(of(facts, mayOwn ? theirs : ours).objectOwner).toBe(want);
  });

  it('is the caller, where the canonical id of its account is known', () => {
    expect(of(objectOf(foreign), { ...theirs, canonicalId: stranger }).objectOwner).toBe('444455556666');
    expect(of(objectOf(foreign), { ...theirs, canonicalId: 'c'.repeat(64) }).objectOwner).toBe(another);
  });
});

describe('a key', () => {
  const grant = { GranteePrincipal: 'arn:g', Operations: ['Decrypt', 7], Constraints: {} };
  const grants = (...all: readonly unknown[]) =>
    keyFacts(bucketOf({ kmsGrants: known(all as readonly JsonObject[]) }), null).grants;
  const plain = { granteePrincipal: 'arn:g', operations: ['Decrypt'], contextEquals: null, contextSubset: null };

  it.each<[string, unknown, unknown]>([
    ['a grant', grant, [plain]],
    ['a grant without constraints', { ...grant, Constraints: undefined }, [plain]],
    [
      'a grant for one object',
      { ...grant, Constraints: { EncryptionContextEquals: { 'aws:s3:arn': 'arn:o', n: 7 } } },
      [{ ...plain, contextEquals: { 'aws:s3:arn': 'arn:o' } }],
    ],
    [
      'a grant for some objects',
      { ...grant, Constraints: { EncryptionContextSubset: { a: 'b' } } },
      [{ ...plain, contextSubset: { a: 'b' } }],
    ],
    ['a grant to nobody', { Operations: ['Decrypt'] }, []],
    ['a grant of nothing', { GranteePrincipal: 'arn:g' }, []],
  ])('has %s', (_what, one, want) => {
    expect(grants(one)).toEqual(want);
  });

  it('has no grants, or they are hidden', () => {
    expect(keyFacts(bucketOf({ kmsGrants: absent }), null).grants).toEqual([]);
    expect(keyFacts(bucketOf({ kmsGrants: hidden }), null).grants).toBe('unknown');
  });

  it('is asked for an object, or for one that nobody can tell', () => {
    expect(keyFacts(bucketOf(), 'arn:o').encryptionContext).toEqual({ 'aws:s3:arn': 'arn:o' });
    expect(keyFacts(bucketOf(), null).encryptionContext).toBe('unknown');
  });
});
