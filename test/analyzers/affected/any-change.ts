import fc from 'fast-check';
import { absent, denied, type Fact, failed, known } from '../../../src/core/fact.ts';
import type { FactName, Facts } from '../../../src/core/facts.ts';
import type { PlannedStep } from '../../../src/core/remedy.ts';
import type { Acl, PolicyDocument, PolicyStatement, PublicAccessBlock } from '../../../src/core/settings.ts';
import { owner as ownersId, policyOf, stranger } from '../../facts.ts';
import { account, foreign, keyOf } from '../access/facts-of.ts';
import { deliverers, encryptionOf, everyone, identity, kmsKeyId, sceneOf, stepOn, underKms } from './scene.ts';

/** Random changes of random buckets, out of few words, so that they often speak of each other. */

const principals: readonly NonNullable<PolicyStatement['Principal']>[] = [
  '*',
  { AWS: '*' },
  { AWS: account },
  { AWS: foreign },
  { AWS: [`arn:aws:iam::${foreign}:role/etl`, `arn:aws:iam::${account}:user/ana`] },
  { AWS: `arn:aws:sts::${foreign}:federated-user/eve` },
  { AWS: identity },
  { AWS: 'AIDAEXAMPLEEXAMPLE123' },
  { Service: 'cloudfront.amazonaws.com' },
  { Service: ['logging.s3.amazonaws.com', 'cloudtrail.amazonaws.com'] },
  { CanonicalUser: stranger },
  { Federated: 'graph.facebook.com' },
];
const actions = [
  's3:GetObject',
  's3:Get*',
  's3:PutObject',
  's3:DeleteObject',
  's3:ListBucket',
  's3:*',
  '*',
  's3:GetBucketAcl',
];
const resources = [
  '*',
  'arn:aws:s3:::logs',
  'arn:aws:s3:::logs/*',
  'arn:aws:s3:::logs/in/?/*',
  'arn:aws:s3:::other/*',
  'arn:aws:s3:::lo*',
];
const conditions: readonly NonNullable<PolicyStatement['Condition']>[] = [
  { Bool: { 'aws:SecureTransport': 'false' } },
  { NumericLessThan: { 's3:TlsVersion': '1.3' } },
  { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.7'] } },
  { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 's3:x-amz-acl': 'bucket-owner-full-control' } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${foreign}:role/*` } },
  { StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } },
  { Null: { 'aws:SourceVpce': 'true' } },
  { StringLike: { 's3:prefix': '${aws:username}/*' } },
  { NoSuchOperator: { 'aws:x': 1 } },
];

/** A statement; `conditions`: how often it has one, in ten. */
export const statement = (often: number): fc.Arbitrary<PolicyStatement> =>
  fc
    .record({
      Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
      who: fc.constantFrom(...principals),
      except: fc.integer({ min: 0, max: 9 }),
      Action: fc.constantFrom(...actions),
      Resource: fc.uniqueArray(fc.constantFrom(...resources), { minLength: 1, maxLength: 2 }),
      condition: fc.constantFrom(...conditions),
      die: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ who, except, condition, die, ...rest }) => ({
      ...rest,
      ...(except === 0 ? { NotPrincipal: who } : { Principal: who }),
      ...(die < often && { Condition: condition }),
    }));

export const policy = (often = 4): fc.Arbitrary<PolicyDocument> =>
  fc.array(statement(often), { minLength: 1, maxLength: 4 }).map((all) => policyOf(...all));

export const flags: fc.Arbitrary<PublicAccessBlock> = fc.record({
  BlockPublicAcls: fc.boolean(),
  IgnorePublicAcls: fc.boolean(),
  BlockPublicPolicy: fc.boolean(),
  RestrictPublicBuckets: fc.boolean(),
});

const grantees = [everyone, deliverers, { id: ownersId }, { id: stranger }, { email: 'ana@example.com' }];
const authenticated = { uri: 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers' };
export const acl: fc.Arbitrary<Acl> = fc
  .array(
    fc.record({
      grantee: fc.constantFrom(...grantees, authenticated),
      permission: fc.constantFrom('FULL_CONTROL' as const, 'READ' as const, 'WRITE' as const, 'READ_ACP' as const),
    }),
    { maxLength: 3 },
  )
  .map((grants) => ({ owner: ownersId, grants }));

export const ownership = fc
  .constantFrom('BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter')
  .map((one) => ({ ObjectOwnership: one }) as const);

const abort = { ID: 'a', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 3 } };
const encryptions = [
  encryptionOf(),
  underKms,
  encryptionOf({ SSEAlgorithm: 'aws:kms' }),
  encryptionOf({ BlockedEncryptionTypes: ['SSE-C'] }),
];

/** What each setting may hold. */
const values = {
  policy: policy(),
  publicAccessBlock: flags,
  accountPublicAccessBlock: flags,
  ownershipControls: ownership,
  acl,
  encryption: fc.constantFrom(...encryptions),
  versioning: fc.constantFrom('Enabled', 'Suspended', null).map((Status) => ({ Status, MFADelete: null }) as const),
  lifecycle: fc.constantFrom(
    { Rules: [] },
    { Rules: [abort] },
    { Rules: [{ ID: 'e', Status: 'Enabled', Expiration: { Days: 1 } }, {}] },
  ),
  logging: fc.constantFrom(
    { LoggingEnabled: null },
    { LoggingEnabled: { TargetBucket: 'trail', TargetPrefix: '' } },
    { LoggingEnabled: {} },
  ),
  website: fc.constantFrom({ IndexDocument: { Suffix: 'i' } }, { RedirectAllRequestsTo: { HostName: 'x' } }),
  replication: fc.constantFrom(
    { Rules: [] },
    { Role: 'arn:aws:iam::111122223333:role/r', Rules: [{ Status: 'Enabled' }, {}] },
  ),
  requestPayment: fc.constantFrom({ Payer: 'Requester' as const }, { Payer: 'BucketOwner' as const }),
} as const;

const measures = {
  policyStatus: fc.boolean().map((IsPublic) => ({ IsPublic })),
  kmsKey: fc.constantFrom({ ...keyOf(), arn: kmsKeyId }, keyOf('PendingDeletion'), keyOf('Enabled', 'AWS')),
  kmsKeyPolicy: fc.constantFrom(
    policyOf({ Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' }),
    policyOf(),
  ),
  kmsGrants: fc.constantFrom(
    [],
    [{ GranteePrincipal: `arn:aws:iam::${foreign}:role/etl`, Operations: ['Decrypt'] }, {}],
  ),
  recentChanges: fc.constantFrom(
    [],
    [
      {
        id: '1',
        name: 'PutBucketPolicy',
        at: '2026-11-01T00:00:00Z',
        who: null,
        errorCode: null,
        source: 's3.amazonaws.com',
      },
    ],
  ),
} as const;

const broken: readonly (Fact<never> | undefined)[] = [
  absent,
  denied('s3:Look'),
  failed('throttled', 'SlowDown'),
  undefined,
];

const fact = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Fact<unknown> | undefined> =>
  fc.oneof(
    { weight: 3, arbitrary: value.map((one) => known(one)) },
    { weight: 1, arbitrary: fc.constantFrom(...broken) },
  );

const alsoBroken: readonly FactName[] = ['bucket', 'caller', 'owner', 'abac', 'tagging', 'deniedCalls', 'organization'];

/** Facts of which any may be known, absent, denied, failed or not read. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    reads: fc.record(
      Object.fromEntries(Object.entries({ ...values, ...measures }).map(([name, value]) => [name, fact(value)])),
    ),
    others: fc.dictionary(fc.constantFrom(...alsoBroken), fc.constantFrom(...broken)),
    target: fc.constantFrom({}, { account: null }, { account: '999999999999', region: 'cn-north-1' }, { bucket: '' }),
  })
  .map(({ reads, others, target }) => {
    const whole = sceneOf({}, target);
    const all = Object.entries({ ...whole.reads, ...reads, ...others }).filter(([, one]) => one !== undefined);
    return { ...whole, reads: Object.fromEntries(all) };
  });

export const anySteps: fc.Arbitrary<readonly PlannedStep[]> = fc.array(
  fc.oneof(
    ...Object.entries(values).map(([name, value]) =>
      fc
        .tuple(fc.option(value as fc.Arbitrary<never>, { freq: 4 }), fc.constantFrom('logs', 'logs', 'trail'))
        .map(([after, bucket]) => stepOn(name as keyof typeof values, after, bucket)),
    ),
  ),
  { maxLength: 3 },
);
