import fc from 'fast-check';
import { absent, denied, type Fact, failed, known } from '../../../src/core/fact.ts';
import type { FactName, Facts, FactValues, ObjectRead, Reads } from '../../../src/core/facts.ts';
import type { PublicAccessBlock } from '../../../src/core/settings.ts';
import {
  bucketFacts,
  head,
  objectFacts,
  owner,
  policyOf,
  privateAcl,
  publicRead,
  readable,
  stranger,
} from '../../facts.ts';

const everyone = { uri: 'http://acs.amazonaws.com/groups/global/AllUsers' };
const publicAcl = { owner, grants: [...privateAcl.grants, { grantee: everyone, permission: 'READ' as const }] };
const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/k';
const key = {
  arn: keyArn,
  state: 'Enabled',
  manager: 'CUSTOMER',
  account: '111122223333',
  region: 'us-east-1',
  multiRegion: false,
  deletionDate: null,
} as const;
const rule = { SSEAlgorithm: 'AES256', KMSMasterKeyID: null, BucketKeyEnabled: false, BlockedEncryptionTypes: [] };
const version = { versionId: 'v1', isLatest: true, isDeleteMarker: false, lastModified: null, size: 1, owner };

const flags: fc.Arbitrary<PublicAccessBlock> = fc.record({
  BlockPublicAcls: fc.boolean(),
  IgnorePublicAcls: fc.boolean(),
  BlockPublicPolicy: fc.boolean(),
  RestrictPublicBuckets: fc.boolean(),
});
const objects: readonly ObjectRead[] = [
  readable(),
  readable({ encryption: 'aws:kms', kmsKeyId: keyArn }),
  { is: 'delete marker', versionId: 'v2' },
  { is: 'archived', head: null, storageClass: 'GLACIER', restoring: false },
  { is: 'needs key' },
  { is: 'hidden', message: null },
  { is: 'forbidden', head: null, code: 'AccessDenied', message: 'Access Denied' },
  { is: 'forbidden', head, code: 'AccessDenied', message: null },
];

/** What each fact that a diagnosis wants may hold. */
const values: { readonly [Name in FactName]?: fc.Arbitrary<FactValues[Name]> } = {
  bucket: fc.record({
    region: fc.constantFrom('us-east-1', null),
    listable: fc.constantFrom(true, false, null),
    expectedOwner: fc.constantFrom(true, false, null),
  }),
  publicAccessBlock: flags,
  accountPublicAccessBlock: flags,
  policy: fc.constantFrom(policyOf(), policyOf(publicRead), policyOf({ ...publicRead, Effect: 'Deny', Action: '*' })),
  policyStatus: fc.record({ IsPublic: fc.boolean() }),
  ownershipControls: fc.constantFrom(
    { ObjectOwnership: 'ObjectWriter' as const },
    { ObjectOwnership: 'BucketOwnerEnforced' as const },
  ),
  acl: fc.constantFrom(privateAcl, publicAcl),
  objectAcl: fc.constantFrom(privateAcl, publicAcl, { owner: stranger, grants: [] }, { owner: null, grants: [] }),
  object: fc.constantFrom(...objects),
  objectVersions: fc.constantFrom([], [version], [{ ...version, owner: stranger }], [{ ...version, owner: null }]),
  encryption: fc.constantFrom(
    { Rules: [rule] },
    { Rules: [{ ...rule, SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn }] },
    { Rules: [{ ...rule, SSEAlgorithm: 'aws:kms' }] },
  ),
  kmsKey: fc.constantFrom(key, { ...key, state: 'Disabled' }),
  requestPayment: fc.constantFrom({ Payer: 'Requester' as const }, { Payer: 'BucketOwner' as const }),
};

const broken: readonly (Fact<never> | undefined)[] = [
  absent,
  denied('s3:Look'),
  failed('throttled', 'SlowDown'),
  undefined,
];

const states = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      fc.oneof({ weight: 3, arbitrary: (value as fc.Arbitrary<unknown>).map(known) }, fc.constantFrom(...broken)),
    ]),
  ),
);

/** Whether the owner is the expected one is a question only where one is expected. */
function withOwner(
  reads: Readonly<Record<string, unknown>>,
  account: string | null,
): Readonly<Record<string, unknown>> {
  const { bucket } = reads as Reads;
  if (account !== null || bucket?.is !== 'known') return reads;
  return { ...reads, bucket: known({ ...bucket.value, expectedOwner: null }) };
}

/** Facts of every kind: any of them known, absent, denied, failed or never read. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .tuple(states, fc.boolean(), fc.constantFrom(null, '111122223333'), fc.constantFrom(null, 'v1'))
  .map(([reads, hasKey, account, versionId]) => {
    const facts = hasKey ? objectFacts({}, { account, versionId }) : bucketFacts({}, { account });
    const all = Object.entries({ ...facts.reads, ...withOwner(reads, account) }).filter(
      ([name, fact]) => fact !== undefined && (hasKey || !name.startsWith('object')),
    );
    return { ...facts, reads: Object.fromEntries(all) };
  });
