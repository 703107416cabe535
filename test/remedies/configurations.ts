import fc from 'fast-check';
import type { JsonObject } from '../../src/core/json.ts';
import type { Acl, Encryption, Grant, PolicyDocument, PublicAccessBlock, Settings } from '../../src/core/settings.ts';
import { arrayOf } from '../../src/policy/statements.ts';
import { rules } from './lifecycle-rules.ts';
import type { Stored, World } from './model.ts';
import {
  account,
  allUsers,
  authenticated,
  bucket,
  keyArn,
  logDelivery,
  logs,
  ownId,
  partnerId,
  region,
  strangerId,
} from './places.ts';
import { newStatement, plain, policy, policyOfLogs } from './statements.ts';

/** A remedy to be tried, and what there is when it is. Plain JSON: names may be put in place of those of `places.ts`. */
export interface Configuration {
  /** As they are typed. */
  readonly params: JsonObject;
  readonly world: World;
}

const flag = fc.boolean();
const block: fc.Arbitrary<PublicAccessBlock | null> = fc.option(
  fc.record({ BlockPublicAcls: flag, IgnorePublicAcls: flag, BlockPublicPolicy: flag, RestrictPublicBuckets: flag }),
  { freq: 5 },
);

const otherKey = `arn:aws:kms:${region}:${account}:key/99999999-8888-7777-6666-555555555555`;
const encryption: fc.Arbitrary<Encryption | null> = fc.option(
  fc
    .record({
      by: fc.constantFrom(
        { SSEAlgorithm: 'AES256', KMSMasterKeyID: null },
        { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: null },
        { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn },
        { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: otherKey },
        { SSEAlgorithm: 'aws:kms:dsse', KMSMasterKeyID: keyArn },
      ),
      BucketKeyEnabled: flag,
      BlockedEncryptionTypes: fc.constantFrom([], ['SSE-C'], ['NONE']),
    })
    .map(({ by, ...rest }) => ({ Rules: [{ ...by, ...rest }] })),
  { freq: 5 },
);

const versioning: fc.Arbitrary<Settings['versioning'] | null> = fc.constantFrom(
  null,
  { Status: 'Suspended', MFADelete: null },
  { Status: 'Enabled', MFADelete: null },
);

const lifecycle: fc.Arbitrary<Settings['lifecycle'] | null> = fc.option(
  fc
    .record({
      Rules: rules,
      TransitionDefaultMinimumObjectSize: fc.constantFrom('all_storage_classes_128K', 'varies_by_storage_class'),
    })
    .map((one) => plain<Settings['lifecycle']>(one)),
  { freq: 5 },
);

const ownership: fc.Arbitrary<Settings['ownershipControls'] | null> = fc.constantFrom(
  null,
  { ObjectOwnership: 'ObjectWriter' },
  { ObjectOwnership: 'BucketOwnerPreferred' },
  { ObjectOwnership: 'BucketOwnerEnforced' },
);

const grant = (grantee: Grant['grantee'], ...permissions: readonly Grant['permission'][]): fc.Arbitrary<Grant> =>
  fc.constantFrom(...permissions).map((permission) => ({ grantee, permission }));
const others = fc.array(
  fc.oneof(
    { arbitrary: grant({ id: partnerId }, 'READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL'), weight: 8 },
    { arbitrary: grant({ uri: logDelivery }, 'WRITE', 'READ_ACP'), weight: 4 },
    { arbitrary: grant({ uri: allUsers }, 'READ', 'WRITE'), weight: 2 },
    { arbitrary: grant({ uri: authenticated }, 'READ'), weight: 1 },
    { arbitrary: grant({ id: strangerId }, 'READ'), weight: 1 },
  ),
  { maxLength: 5 },
);
const acl: fc.Arbitrary<Acl> = others.map((grants) => ({
  owner: ownId,
  grants: [{ grantee: { id: ownId }, permission: 'FULL_CONTROL' }, ...grants],
}));

const targetGrants = [{ Grantee: { ID: partnerId, Type: 'CanonicalUser' }, Permission: 'READ' }];
const logging: fc.Arbitrary<Settings['logging'] | null> = fc.constantFrom(
  null,
  null,
  { LoggingEnabled: { TargetBucket: logs, TargetPrefix: 'old/' } },
  { LoggingEnabled: { TargetBucket: logs, TargetPrefix: '', TargetObjectKeyFormat: { SimplePrefix: {} } } },
  { LoggingEnabled: { TargetBucket: logs, TargetPrefix: 'to-partner/', TargetGrants: targetGrants } },
  { LoggingEnabled: { TargetBucket: `${logs}-before`, TargetPrefix: 'x/' } },
);
const website: fc.Arbitrary<Settings['website'] | null> = fc.constantFrom(null, {
  IndexDocument: { Suffix: 'index.html' },
});

/** What the bucket has, whichever remedy it is. */
const ofBucket = fc
  .record({
    publicAccessBlock: block,
    policy,
    ownershipControls: ownership,
    encryption,
    versioning,
    lifecycle,
    website,
  })
  .map((one) => storedOf(one));

/** As many settings as there are. Null is «not there». */
const storedOf = (settings: object): Stored =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));

const none = fc.constant<JsonObject>({});
const inBucket = (params: fc.Arbitrary<JsonObject>, more: object = {}): fc.Arbitrary<Configuration> =>
  fc.record({ params, stored: ofBucket, more: fc.record(more) }).map(({ params: typed, stored, more: also }) => ({
    params: typed,
    world: { [bucket]: { ...stored, ...storedOf(also) } },
  }));

/** S3 refuses public ACLs only when they are written, and shows none while they are ignored. */
const withAcl = fc
  .record({
    params: fc.constantFrom({}, { 'public-grants': 'drop' }, { 'public-grants': 'drop' }),
    stored: ofBucket,
    acl,
  })
  .map(({ params, stored, acl: list }): Configuration => {
    const isHiding = stored.publicAccessBlock?.IgnorePublicAcls === true;
    const grants = list.grants.filter(({ grantee }) => !isHiding || !('uri' in grantee) || grantee.uri === logDelivery);
    return { params, world: { [bucket]: { ...stored, acl: { ...list, grants } } } };
  });

const toLogs = fc
  .record({
    params: fc.constantFrom<JsonObject>(
      { to: logs },
      { to: logs },
      { to: logs, prefix: 'new/' },
      { to: logs, prefix: '' },
    ),
    stored: ofBucket,
    logging,
    policy: policyOfLogs,
    ownershipControls: ownership,
    encryption: fc.oneof({ arbitrary: fc.constant(null), weight: 8 }, { arbitrary: encryption, weight: 1 }),
    letsIn: fc.constantFrom(false, false, true),
  })
  .map(({ params, stored, logging: now, letsIn, ...settings }): Configuration => {
    const own: Grant = { grantee: { id: ownId }, permission: 'FULL_CONTROL' };
    const delivery: Grant = { grantee: { uri: logDelivery }, permission: 'WRITE' };
    const list: Acl = { owner: ownId, grants: letsIn ? [own, delivery] : [own] };
    const isOff = settings.ownershipControls?.ObjectOwnership === 'BucketOwnerEnforced';
    return {
      params,
      world: {
        [bucket]: { ...stored, ...storedOf({ logging: now }) },
        [logs]: { ...storedOf(settings), ...(!isOff && { acl: list }) },
        [`${logs}-before`]: {},
      },
    };
  });

/** What diagnoses offer, of the policy that is there; some of one that was there, or that has been put right already. */
const patches = fc
  .record({
    stored: ofBucket,
    nth: fc.nat(),
    how: fc.constantFrom('add', 'replace', 'divide', 'remove', 'stale', 'again'),
    one: newStatement,
    other: newStatement,
  })
  .map(({ stored, nth, how, one, other }): Configuration => {
    const all = statementsOf(stored.policy);
    const position = nth % Math.max(1, all.length);
    const there = all[position];
    const world = { [bucket]: stored };
    if (how === 'add' || there === undefined) return { params: paramsOf(null, null, one), world };
    const [before, after] = {
      replace: [there, one],
      divide: [there, [one, other]],
      remove: [there, null],
      stale: [other, one],
      again: [other, there],
    }[how];
    return { params: paramsOf(position + 1, before, after), world };
  });

const paramsOf = (statement: number | null, before: unknown, after: unknown): JsonObject =>
  plain<JsonObject>({ statement, before, after });

const statementsOf = (document: PolicyDocument | undefined) =>
  document === undefined ? [] : arrayOf(document.Statement);

/** Configurations for every remedy, by its id. */
export const configurations: Readonly<Record<string, fc.Arbitrary<Configuration>>> = {
  'block-public-access': inBucket(none),
  'block-account-public-access': block.map((accountPublicAccessBlock) => ({
    params: {},
    world: { '': storedOf({ accountPublicAccessBlock }) },
  })),
  'encrypt-with-s3-keys': inBucket(none),
  'encrypt-with-kms': inBucket(fc.constant({ key: keyArn })),
  'enable-versioning': inBucket(none),
  'require-tls': inBucket(none),
  'disable-acls': withAcl,
  'abort-incomplete-uploads': inBucket(fc.constantFrom<JsonObject>({}, { days: '3' }, { days: '7' })),
  'enable-access-logging': toLogs,
  'apply-policy-patch': patches,
};
