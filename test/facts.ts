import { absent, known } from '../src/core/fact.ts';
import type { Facts, ObjectHead, ObjectRead, Reads } from '../src/core/facts.ts';
import type { Acl, PolicyDocument, PolicyStatement, PublicAccessBlock } from '../src/core/settings.ts';
import { type Target, target } from '../src/core/target.ts';

export const owner = 'a'.repeat(64);
export const stranger = 'b'.repeat(64);
export const at = '2026-03-01T03:00:00.000Z';

export const allOn: PublicAccessBlock = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
export const allOff: PublicAccessBlock = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};

export const privateAcl: Acl = { owner, grants: [{ grantee: { id: owner }, permission: 'FULL_CONTROL' }] };

export const head: ObjectHead = {
  size: 1234,
  lastModified: '2026-01-02T03:04:05.000Z',
  versionId: null,
  storageClass: 'STANDARD',
  encryption: 'AES256',
  kmsKeyId: null,
  bucketKeyEnabled: false,
  restore: null,
  replicationStatus: null,
};
export const readable = (but: Partial<ObjectHead> = {}): ObjectRead => ({ is: 'readable', head: { ...head, ...but } });

/** A bucket as S3 makes it today, private and readable to us. */
const healthy: Reads = {
  bucket: known({ region: 'us-east-1', listable: true, expectedOwner: null }),
  caller: known({ arn: 'arn:aws:sts::111122223333:assumed-role/cooper/cooper', account: '111122223333' }),
  publicAccessBlock: known(allOn),
  accountPublicAccessBlock: known(allOn),
  policy: absent,
  policyStatus: absent,
  ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }),
  acl: known(privateAcl),
  encryption: known({
    Rules: [{ SSEAlgorithm: 'AES256', KMSMasterKeyID: null, BucketKeyEnabled: false, BlockedEncryptionTypes: [] }],
  }),
  versioning: known({ Status: null, MFADelete: null }),
  requestPayment: known({ Payer: 'BucketOwner' }),
  objectLock: absent,
  abac: known({ Status: 'Disabled' }),
  kmsKey: absent,
  recentChanges: known([]),
};

/** What only a target with a key has. */
const withKey: Reads = {
  object: known(readable()),
  objectAcl: known(privateAcl),
  objectVersions: known([]),
  nearbyKeys: known([]),
};

/** The facts of a healthy bucket, `logs`; say only what the test is about. */
export const bucketFacts = (reads: Reads = {}, of: Partial<Target> = {}): Facts => ({
  target: target({ bucket: 'logs', ...of }),
  at,
  reads: { ...healthy, ...reads },
});

/** The same with a healthy object, `logs/reports/a.csv`. */
export const objectFacts = (reads: Reads = {}, of: Partial<Target> = {}): Facts =>
  bucketFacts({ ...withKey, ...reads }, { key: 'reports/a.csv', ...of });

/** Facts of which one was never read. */
export function without(facts: Facts, ...names: readonly (keyof Reads)[]): Facts {
  const left = Object.entries(facts.reads).filter(([name]) => !names.some((gone) => gone === name));
  return { ...facts, reads: Object.fromEntries(left) };
}

export const policyOf = (...Statement: readonly PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
});

/** A policy, and what S3 says about it. */
export const withPolicy = (IsPublic: boolean, ...statements: readonly PolicyStatement[]): Reads => ({
  policy: known(policyOf(...statements)),
  policyStatus: known({ IsPublic }),
});

export const publicRead: PolicyStatement = {
  Sid: 'PublicRead',
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::logs/*',
};
