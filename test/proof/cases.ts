import {
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { logDelivery, type SeededBucket } from '../../src/sandbox/aws/services/s3/seed.ts';

export const account = '111122223333';

/** What somebody asks for, and the buckets that it needs. */
export interface Case {
  readonly remedy: string;
  /** Behind the remedy and the bucket. */
  readonly params?: (bucket: string) => string;
  readonly buckets: (name: string) => readonly SeededBucket[];
}

/** As a bucket of long ago: nothing is blocked, ACLs work. */
const old = (name: string, more: Partial<SeededBucket> = {}): SeededBucket => ({
  name,
  account,
  publicAccessBlock: null,
  ownershipControls: null,
  ...more,
});

const kms = {
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true }],
};

/** Of one step, of two on two buckets, and of three. */
export const cases: readonly Case[] = [
  { remedy: 'block-public-access', buckets: (name) => [old(name)] },
  { remedy: 'abort-incomplete-uploads', buckets: (name) => [old(name)] },
  { remedy: 'encrypt-with-s3-keys', buckets: (name) => [old(name, { encryption: kms })] },
  { remedy: 'require-tls', buckets: (name) => [old(name)] },
  {
    remedy: 'enable-access-logging',
    params: (name) => `to=${name}-logs`,
    buckets: (name) => [old(name), old(`${name}-logs`)],
  },
  {
    remedy: 'disable-acls',
    buckets: (name) => [old(name, { grants: [{ grantee: { uri: logDelivery }, permission: 'WRITE' }] })],
  },
];

/** Somebody at the console or Terraform writes what nobody else writes: no two of these are alike. */
export const driftKinds = ['publicAccessBlock', 'policy', 'lifecycle', 'versioning', 'cors'] as const;
export type DriftKind = (typeof driftKinds)[number];

/** `nth` makes the document one of its own. */
export async function byHand(s3: S3Client, Bucket: string, kind: DriftKind, nth: number): Promise<void> {
  switch (kind) {
    case 'publicAccessBlock':
      await s3.send(
        new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: { IgnorePublicAcls: true } }),
      );
      return;
    case 'policy':
      await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(policyOf(Bucket, nth)) }));
      return;
    case 'lifecycle':
      await s3.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket,
          LifecycleConfiguration: {
            Rules: [{ ID: `by hand ${nth}`, Status: 'Enabled', Filter: { Prefix: 'old/' }, Expiration: { Days: 90 } }],
          },
        }),
      );
      return;
    case 'versioning':
      await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
      return;
    case 'cors':
      await s3.send(
        new PutBucketCorsCommand({
          Bucket,
          CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: [`https://${nth}.example`] }] },
        }),
      );
  }
}

const policyOf = (bucket: string, nth: number) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: `ByHand${nth}`,
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 's3:ListBucket',
      Resource: `arn:aws:s3:::${bucket}`,
    },
  ],
});
