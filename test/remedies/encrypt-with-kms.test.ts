import { plain } from '../../src/core/words.ts';
import { describe, expect, it } from 'vitest';
import { absent, denied, known } from '../../src/core/fact.ts';
import type { KmsKey } from '../../src/core/facts.ts';
import type { Encryption } from '../../src/core/settings.ts';
import { remedyOf } from '../../src/remedies/index.ts';
import { policyOf } from '../facts.ts';
import { planIn } from './model.ts';
import { bucket, bucketArn, keyArn, logDelivery, ownId, partner } from './places.ts';
import { isBlindWithout, plans, proseOf, withFact } from './promises.ts';

const id = 'encrypt-with-kms';
const key = { key: keyArn };
const ruled = (SSEAlgorithm: string, KMSMasterKeyID: string | null, isBucketKey: boolean): Encryption => ({
  Rules: [{ SSEAlgorithm, KMSMasterKeyID, BucketKeyEnabled: isBucketKey, BlockedEncryptionTypes: ['SSE-C'] }],
});
const wanted = ruled('aws:kms', keyArn, true);
const before = { [bucket]: { encryption: ruled('AES256', null, false) } };
const delivery = { grantee: { uri: logDelivery }, permission: 'WRITE' } as const;
const letsLogsIn = {
  Effect: 'Allow',
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: `${bucketArn}/*`,
} as const;
const state = (but: Partial<KmsKey>) =>
  withFact('kmsKey', known({ arn: keyArn, state: 'Enabled', manager: 'CUSTOMER', ...but }) as never);

plans(id, [
  [
    'encrypts with the key and a bucket key, and keeps what uploads may not use',
    key,
    before,
    'steps',
    JSON.stringify(wanted),
  ],
  ['does so in a bucket that nobody touched', key, {}, 'steps', keyArn],
  [
    'turns the bucket key on',
    key,
    { [bucket]: { encryption: ruled('aws:kms', keyArn, false) } },
    'steps',
    '"BucketKeyEnabled":true',
  ],
  ['has nothing to do where it is so', key, { [bucket]: { encryption: wanted } }, 'nothing', keyArn],
  ['wants a key of the same region', { key: keyArn.replace('eu-west-1', 'us-east-1') }, {}, 'refused', 'same region'],
  ['wants a key of the same partition', { key: keyArn.replace('aws', 'aws-cn') }, {}, 'refused', 'aws-cn'],
  [
    'keeps off buckets that the ACL lets access logs into',
    key,
    { [bucket]: { acl: { owner: ownId, grants: [delivery] } } },
    'refused',
    'LogDelivery',
  ],
  [
    'keeps off buckets that the policy lets access logs into',
    key,
    { [bucket]: { policy: policyOf(letsLogsIn) } },
    'refused',
    'statement 1',
  ],
]);

isBlindWithout(id, key, before, ['encryption', 'kmsKey']);

describe('the key', () => {
  it.each(['Disabled', 'PendingDeletion', 'PendingImport'])('that is %s is refused: S3 would not notice', (one) => {
    const plan = planIn(before, id, key, state({ state: one }));
    expect(JSON.stringify(plan)).toMatch(new RegExp(`^{"is":"refused".*${one}`));
  });

  it.each(['alias/mine', keyArn.replace('key/', 'alias/'), '11111111-2222-3333-4444-555555555555', '', `${keyArn} `])(
    'named by %j is none',
    (one) => {
      expect(remedyOf(id)?.params.safeParse({ key: one }).success).toBe(false);
    },
  );

  it('may be a multi-Region key', () => {
    expect(remedyOf(id)?.params.safeParse({ key: keyArn.replace('key/', 'key/mrk-') }).success).toBe(true);
  });

  it('that KMS does not know is refused: S3 would take it, and every upload would fail', () => {
    const plan = planIn(before, id, key, withFact('kmsKey', absent));
    expect(plan.is === 'refused' && plain(plan.because)).toContain('KMS knows no key');
    expect(proseOf(planIn(before, id, key))).not.toContain('has not seen');
  });

  it('of another account, or of AWS, is told of', () => {
    expect(proseOf(planIn(before, id, { key: keyArn.replace('111122223333', partner) }))).toContain(
      `belongs to ${partner}`,
    );
    expect(proseOf(planIn(before, id, key, state({ manager: 'AWS' })))).toContain("AWS's own key");
  });
});

it('says so where nobody could see whether logs are delivered here', () => {
  const plan = planIn(before, id, key, withFact('policy', denied('s3:GetBucketPolicy')));
  expect(proseOf(plan)).toContain('s3:GetBucketPolicy');
});
