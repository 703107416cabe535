import { describe, expect, it } from 'vitest';
import { absent, denied, known } from '../../../src/core/fact.ts';
import type { Reads } from '../../../src/core/facts.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import { policyOf, publicRead } from '../../facts.ts';
import { account, foreign, keyOf } from '../access/facts-of.ts';
import {
  byCloudFront,
  byIdentity,
  distribution,
  encryptionOf,
  kmsKeyId,
  linesOf,
  partner,
  partnerReads,
  sceneOf,
  stepOn,
  underKms,
  unknownOf,
} from './scene.ts';

const delegates: PolicyStatement = { Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' };
const toKms = stepOn('encryption', underKms);

/** The new key was read. */
const withKey = (...statements: readonly PolicyStatement[]): Reads => ({
  kmsKey: known({ ...keyOf(), arn: kmsKeyId }),
  kmsKeyPolicy: known(policyOf(delegates, ...statements)),
  kmsGrants: known([]),
});
const readers = (...statements: readonly PolicyStatement[]): Reads => ({ policy: known(policyOf(...statements)) });

describe('new objects under a KMS key', () => {
  it('are closed to other accounts that its policy does not name', () => {
    expect(linesOf(sceneOf({ ...readers(partnerReads), ...withKey() }), toKms)).toContain(
      `loses | ${partner} | can't use new objects, which need kms:Decrypt: neither policy nor grants of the key ${kmsKeyId} let it`,
    );
  });

  it('are open to those that it names, if their own account lets them', () => {
    const named: PolicyStatement = {
      Effect: 'Allow',
      Principal: { AWS: foreign },
      Action: 'kms:Decrypt',
      Resource: '*',
    };
    expect(linesOf(sceneOf({ ...readers(partnerReads), ...withKey(named) }), toKms)).toContain(
      `perhaps | ${partner} | needs kms:Decrypt for new objects: the IAM policies of its account must allow it for the key ${kmsKeyId}`,
    );
  });

  it('are closed to whoever does not sign, and to origin access identities', () => {
    const lines = linesOf(sceneOf({ ...readers(publicRead, byIdentity), ...withKey() }), toKms);
    expect(lines).toContainEqual(
      expect.stringMatching(/^loses \| anybody, without signing .*KMS answers nobody who does not sign$/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^loses \| CloudFront by the origin access identity E2 .*can't use KMS keys$/),
    );
  });

  it.each([
    ['without', [], 1],
    [
      'with',
      [
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 'kms:Decrypt',
          Resource: '*',
          Condition: { StringEquals: { 'aws:SourceArn': distribution } },
        },
      ],
      0,
    ],
  ] as const)(
    'are read by a distribution only with its statement in the key policy: %s',
    (_what, statements, stopped) => {
      const lines = linesOf(sceneOf({ ...readers(byCloudFront), ...withKey(...statements) }), toKms);
      expect(lines.filter((line) => line.startsWith('loses | CloudFront'))).toHaveLength(stopped);
    },
  );

  it('ask the owner’s own people for a permission of their own', () => {
    expect(linesOf(sceneOf(withKey()), toKms)).toEqual([
      `perhaps | account ${account}, which owns the bucket | needs kms:Decrypt and kms:GenerateDataKey for new objects: its own IAM policies must allow it for the key ${kmsKeyId}`,
    ]);
  });

  it('are nobody’s where the key is disabled', () => {
    const facts = sceneOf({ ...withKey(), kmsKey: known({ ...keyOf('Disabled'), arn: kmsKeyId }) });
    expect(linesOf(facts, toKms)[0]).toMatch(/^loses \| account 111122223333.* is Disabled$/);
  });

  it('heed a condition on what S3 tells KMS', () => {
    const only = (arn: string): PolicyStatement => ({
      Effect: 'Allow',
      Principal: { AWS: foreign },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': arn } },
    });
    const lines = (arn: string) =>
      linesOf(sceneOf({ ...readers(partnerReads), ...withKey(only(arn)) }), toKms).filter((line) =>
        line.includes(partner),
      );
    // With a bucket key it is the bucket's ARN.
    expect(lines('arn:aws:s3:::logs')[0]).toMatch(/^perhaps/);
    expect(lines('arn:aws:s3:::logs/*')[0]).toMatch(/^loses/);
  });

  it('may be closed to anybody where the key’s policy was not read', () => {
    const facts = sceneOf({
      ...readers(partnerReads),
      kmsKey: denied('kms:DescribeKey'),
      kmsKeyPolicy: denied('kms:GetKeyPolicy'),
    });
    expect(linesOf(facts, toKms)).toContain(
      `perhaps | ${partner} | needs kms:Decrypt for new objects: the policy of the key was not read`,
    );
    expect(unknownOf(facts, toKms)).toContain(`The policy of the KMS key ${kmsKeyId} was not read (kms:GetKeyPolicy)`);
  });

  it('are judged by no other key’s policy', () => {
    const facts = sceneOf({
      ...readers(partnerReads),
      ...withKey(),
      kmsKey: known(keyOf()),
      encryption: known(encryptionOf({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyOf().arn })),
    });
    const other = stepOn(
      'encryption',
      encryptionOf({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: `${keyOf().arn}-other` }),
    );
    expect(unknownOf(facts, other)).toContain('k1-other was not read');
  });

  it('serve the owner’s account alone under the key that AWS manages', () => {
    const managed = stepOn('encryption', encryptionOf({ SSEAlgorithm: 'aws:kms' }));
    const lines = linesOf(sceneOf(readers(partnerReads)), managed);
    expect(lines).toEqual([
      expect.stringMatching(/^loses \| arn:aws:iam::444455556666:role\/etl .*the key aws\/s3 serves only the account/),
    ]);
  });
});

it('new objects under S3’s own keys ask nobody any more', () => {
  const facts = sceneOf({ ...readers(partnerReads), ...withKey(), encryption: known(underKms) });
  expect(linesOf(facts, stepOn('encryption', encryptionOf()))).toContain(
    `gains | ${partner} | can use new objects without kms:Decrypt of the old key`,
  );
});

it('says that the encryption before was not read', () => {
  expect(unknownOf(sceneOf({ encryption: denied('s3:GetEncryptionConfiguration') }), toKms)).toContain(
    'under which key new objects are today is not known',
  );
});

describe('SSE-C', () => {
  it('may be refused', () => {
    expect(
      linesOf(
        sceneOf({ encryption: absent }),
        stepOn('encryption', encryptionOf({ BlockedEncryptionTypes: ['SSE-C'] })),
      ),
    ).toEqual(['perhaps | whoever uploads under keys of their own (SSE-C) | would get 403 on uploads']);
  });

  it('may be let in again', () => {
    const facts = sceneOf({ encryption: known(encryptionOf({ BlockedEncryptionTypes: ['SSE-C'] })) });
    expect(linesOf(facts, stepOn('encryption', encryptionOf()))[0]).toMatch(/may upload again$/);
  });
});
