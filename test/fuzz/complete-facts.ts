import fc from 'fast-check';
import { absent, denied, type Fact, failed, known } from '../../src/core/fact.ts';
import type { FactName, Facts, FactValues, ObjectRead } from '../../src/core/facts.ts';
import type { PolicyDocument, PolicyStatement } from '../../src/core/settings.ts';
import { target } from '../../src/core/target.ts';
import { at, head, owner, privateAcl, readable, stranger } from '../facts.ts';

const account = '111122223333';
const partner = '444455556666';
const role = `arn:aws:iam::${account}:role/app`;
const keyArn = `arn:aws:kms:us-east-1:${account}:key/k`;
const objectArn = 'arn:aws:s3:::logs/reports/a.csv';

const conditions = [
  undefined,
  undefined,
  undefined,
  { StringEquals: { 's3:BucketTag/team': 'data' } },
  { StringNotEquals: { 's3:ExistingObjectTag/class': 'open' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'data' } },
  { StringNotEquals: { 'aws:PrincipalOrgID': 'o-ours' } },
  { StringNotEquals: { 'aws:ResourceAccount': account } },
  { Bool: { 'aws:SecureTransport': 'false' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': objectArn } },
];
const who = ['*', account, role, `arn:aws:sts::${account}:assumed-role/app/one`, partner];

const statement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny'),
    Action: fc.constantFrom('*', 's3:*', 's3:GetObject', 's3:ListBucket', 'kms:*', 's3:DeleteObjectVersion'),
    Resource: fc.constantFrom('*', '*', 'arn:aws:s3:::logs/*', keyArn, 'arn:aws:s3:::other/*'),
    Condition: fc.constantFrom(...conditions),
  })
  .map(({ Condition, ...one }) => ({ ...one, ...(Condition && { Condition }) }));
const spoken = fc.tuple(statement, fc.constantFrom(...who)).map(([one, AWS]) => ({ ...one, Principal: { AWS } }));

const wide: PolicyStatement = { Effect: 'Allow', Action: '*', Resource: '*' };
const document = (Statement: readonly PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });
/** Most begin with an Allow of everything: or hardly anything would be allowed. */
const policy = (one: fc.Arbitrary<PolicyStatement>, all: PolicyStatement): fc.Arbitrary<PolicyDocument> =>
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.array(one, { maxLength: 2 }))
    .map(([die, list]) => document(die > 0 || list.length === 0 ? [all, ...list] : list));
const own = policy(statement, wide);
const resource = policy(spoken, { ...wide, Principal: '*' });

const flags = fc.constantFrom(false, true).map((on) => ({
  BlockPublicAcls: on,
  IgnorePublicAcls: on,
  BlockPublicPolicy: on,
  RestrictPublicBuckets: on,
}));
const everyone = { uri: 'http://acs.amazonaws.com/groups/global/AllUsers' };
const publicAcl = { owner, grants: [...privateAcl.grants, { grantee: everyone, permission: 'READ' as const }] };
const underKey = { encryption: 'aws:kms', kmsKeyId: keyArn };
const objects: readonly ObjectRead[] = [
  readable(),
  readable(),
  readable(underKey),
  readable(underKey),
  { is: 'delete marker', versionId: 'v2' },
  { is: 'archived', head: { ...head, storageClass: 'GLACIER' }, storageClass: 'GLACIER', restoring: false },
  { is: 'needs key' },
];
const key = {
  arn: keyArn,
  manager: 'CUSTOMER' as const,
  account,
  region: 'us-east-1',
  multiRegion: false,
  deletionDate: null,
};
const rule = { KMSMasterKeyID: null, BucketKeyEnabled: false, BlockedEncryptionTypes: [] };
const control = (document_: PolicyDocument) => ({ id: 'p-1', arn: 'arn:p-1', name: 'p', document: document_ });
const tags = (Key: string) => fc.constantFrom('data', 'open').map((Value) => [{ Key, Value }]);

const identity = fc.record({ policy: own, boundary: fc.option(own), tags: tags('team') }).map((one) => ({
  arn: role,
  uniqueId: 'AROA1',
  type: 'role' as const,
  tags: one.tags,
  boundary: one.boundary && { arn: 'arn:boundary', document: known(one.boundary) },
  trust: null,
  policies: [{ name: 'p', arn: null, on: 'role', document: known(one.policy) }],
  instanceProfiles: [],
  readAt: at,
}));
const branch = (scp: PolicyDocument, rcp: PolicyDocument) =>
  known({ levels: [{ id: 'r-1', level: 'root' as const, name: null, scp: [control(scp)], rcp: [control(rcp)] }] });
const organization = fc.record({ scp: own, rcp: resource }).map(({ scp, rcp }) => ({
  id: 'o-ours',
  managementAccount: '999988887777',
  accounts: { [account]: branch(scp, rcp), [partner]: branch(scp, rcp) },
  scpEnabled: true,
  rcpEnabled: true,
  readAt: at,
}));

/** What each fact that decides may hold. */
const values: { readonly [Name in FactName]?: fc.Arbitrary<FactValues[Name]> } = {
  bucket: fc.constant({ region: 'us-east-1', listable: true, expectedOwner: null }),
  caller: fc.constant({ arn: `arn:aws:iam::${account}:user/cooper`, account }),
  owner: fc.constant({ account, canonicalId: owner, canonicalIds: { [account]: owner, [partner]: stranger } }),
  publicAccessBlock: flags,
  accountPublicAccessBlock: flags,
  policy: resource,
  ownershipControls: fc.constantFrom<FactValues['ownershipControls']>(
    { ObjectOwnership: 'ObjectWriter' },
    { ObjectOwnership: 'BucketOwnerEnforced' },
  ),
  acl: fc.constantFrom(privateAcl, publicAcl),
  objectAcl: fc.constantFrom(privateAcl, publicAcl, { owner: stranger, grants: [] }),
  object: fc.constantFrom(...objects),
  objectTags: tags('class'),
  encryption: fc.constantFrom(
    { Rules: [{ ...rule, SSEAlgorithm: 'AES256' }] },
    { Rules: [{ ...rule, SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn }] },
  ),
  kmsKey: fc.constantFrom({ ...key, state: 'Enabled' }, { ...key, state: 'Enabled' }, { ...key, state: 'Disabled' }),
  kmsKeyPolicy: resource,
  kmsGrants: fc.constantFrom([], [{ GranteePrincipal: role, Operations: ['Decrypt', 'GenerateDataKey'] }]),
  requestPayment: fc.constantFrom<FactValues['requestPayment']>({ Payer: 'Requester' }, { Payer: 'BucketOwner' }),
  versioning: fc.constantFrom<FactValues['versioning']>(
    { Status: 'Enabled', MFADelete: 'Enabled' },
    { Status: 'Enabled', MFADelete: null },
  ),
  objectLock: fc.constant({ ObjectLockEnabled: 'Enabled' }),
  objectRetention: fc.constantFrom(
    { Mode: 'COMPLIANCE', RetainUntilDate: '2030-01-01T00:00:00Z' },
    { Mode: 'COMPLIANCE', RetainUntilDate: '2020-01-01T00:00:00Z' },
  ),
  objectLegalHold: fc.constantFrom({ Status: 'ON' }, { Status: 'OFF' }),
  abac: fc.constantFrom<FactValues['abac']>({ Status: 'Enabled' }, { Status: 'Disabled' }),
  tagging: tags('team').map((TagSet) => ({ TagSet })),
  identity,
  session: fc.option(own).map((one) => ({
    issuedAt: at,
    policy: one,
    policyArns: [],
    tags: [],
    sourceIdentity: null,
  })),
  organization,
  vpcEndpoints: resource.map((one) => [
    { id: 'vpce-1', vpcId: 'vpc-1', type: 'Gateway', state: 'available', policy: one, routeTables: [], owner: account },
  ]),
};

/** These are there or there is nothing to ask about. */
const always = new Set<FactName>(['bucket', 'caller', 'owner', 'identity', 'session', 'kmsKey', 'kmsKeyPolicy']);

const complete = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      always.has(name as FactName)
        ? (value as fc.Arbitrary<unknown>).map(known)
        : fc.oneof({ weight: 4, arbitrary: (value as fc.Arbitrary<unknown>).map(known) }, fc.constant(absent)),
    ]),
  ),
);

/** Everything that decides is known, or known not to be there. What is not there has neither tags nor an ACL. */
const completeFacts: fc.Arbitrary<Facts> = fc
  .tuple(complete, fc.constantFrom(null, 'reports/a.csv'), fc.constantFrom(null, 'v1'))
  .map(([reads, ofKey, versionId]) => {
    const place = target({ bucket: 'logs', key: ofKey, versionId: ofKey === null ? null : versionId });
    const gone = reads['object']?.is === 'absent' ? { objectAcl: absent, objectTags: absent } : {};
    const all = Object.entries({ ...reads, ...gone }).filter(([name]) => ofKey !== null || !name.startsWith('object'));
    return { target: place, at, reads: Object.fromEntries(all) };
  });

const hiding = fc.constantFrom<Fact<never> | undefined>(
  denied('s3:Look', 'no'),
  denied('s3:Look'),
  failed('throttled', 'SlowDown'),
  failed('timed out', 'no answer within 8 s'),
  undefined,
);
const hiddenFacts = fc.dictionary(fc.constantFrom(...Object.keys(values)), hiding, { minKeys: 1, maxKeys: 8 });

/** The same facts, all there, and with some of them hidden in one way or another. */
export const partly: fc.Arbitrary<readonly [whole: Facts, part: Facts]> = fc
  .tuple(completeFacts, hiddenFacts)
  .map(([facts, hidden]) => [facts, { ...facts, reads: without(facts.reads, hidden) }]);

function without(reads: Facts['reads'], hidden: Readonly<Record<string, Fact<never> | undefined>>): Facts['reads'] {
  const left = Object.entries(reads).map(([name, fact]) => [name, name in hidden ? hidden[name] : fact] as const);
  return Object.fromEntries(left.filter(([, fact]) => fact !== undefined));
}
