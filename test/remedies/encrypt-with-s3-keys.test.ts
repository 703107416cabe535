import { expect, it } from 'vitest';
import type { Encryption, PolicyStatement } from '../../src/core/settings.ts';
import { policyOf } from '../facts.ts';
import { planIn } from './model.ts';
import { bucket, bucketArn, keyArn } from './places.ts';
import { isBlindWithout, plans, proseOf } from './promises.ts';

const id = 'encrypt-with-s3-keys';
const ruled = (SSEAlgorithm: string | null, blocked: readonly string[] = []): Encryption => ({
  Rules: [
    {
      SSEAlgorithm,
      KMSMasterKeyID: SSEAlgorithm === 'AES256' ? null : keyArn,
      BucketKeyEnabled: true,
      BlockedEncryptionTypes: blocked,
    },
  ],
});
const deny = (Condition: NonNullable<PolicyStatement['Condition']>): PolicyStatement => ({
  Sid: 'OnlyKms',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:PutObject',
  Resource: `${bucketArn}/*`,
  Condition,
});
const kms = { [bucket]: { encryption: ruled('aws:kms', ['SSE-C']) } };
const withPolicy = (Condition: NonNullable<PolicyStatement['Condition']>) => ({
  [bucket]: { ...kms[bucket], policy: policyOf(deny(Condition)) },
});

plans(id, [
  [
    'turns KMS into SSE-S3, and keeps what uploads may not use',
    {},
    kms,
    'steps',
    JSON.stringify(ruled('AES256', ['SSE-C'])),
  ],
  ['does so for two layers too', {}, { [bucket]: { encryption: ruled('aws:kms:dsse') } }, 'steps', '"AES256"'],
  ['has nothing to do where it is so', {}, { [bucket]: { encryption: ruled('AES256') } }, 'nothing', "S3's own keys"],
  ['has nothing to do in a bucket that nobody touched', {}, {}, 'nothing', "S3's own keys"],
  [
    'is refused where the policy refuses such uploads',
    {},
    withPolicy({ StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }),
    'refused',
    'statement 1 (OnlyKms)',
  ],
  [
    'is refused where the policy demands one key',
    {},
    withPolicy({ StringNotEqualsIfExists: { 's3:x-amz-server-side-encryption-aws-kms-key-id': keyArn } }),
    'refused',
    'statement 1 (OnlyKms)',
  ],
  [
    'is not refused where the policy only wants encryption to be named',
    {},
    withPolicy({ Null: { 's3:x-amz-server-side-encryption': 'true' } }),
    'steps',
    '"AES256"',
  ],
  [
    'is not refused where the policy demands SSE-S3',
    {},
    withPolicy({ StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } }),
    'steps',
    '"AES256"',
  ],
]);

isBlindWithout(id, {}, kms, ['encryption', 'policy', 'replication']);

it('says that readers need no key any more, and what replication selects', () => {
  const SourceSelectionCriteria = { SseKmsEncryptedObjects: { Status: 'Enabled' } };
  const replication = { Role: 'arn', Rules: [{ SourceSelectionCriteria }] };
  const prose = proseOf(planIn({ [bucket]: { ...kms[bucket], replication } }, id, {}));
  expect(prose).toContain('needed the KMS key');
  expect(prose).toContain('Replication selects');
  expect(proseOf(planIn(kms, id, {}))).not.toContain('Replication');
});

it('is worse than it is as a rule where a KMS key guards what is read', () => {
  expect(planIn(kms, id, {})).toMatchObject({ is: 'steps', risk: 'B' });
});
