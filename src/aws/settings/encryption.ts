import {
  DeleteBucketEncryptionCommand,
  GetBucketEncryptionCommand,
  PutBucketEncryptionCommand,
  type ServerSideEncryptionRule,
} from '@aws-sdk/client-s3';
import type { Encryption } from '../../core/settings.ts';
import { ownBucket, readBucket } from '../bucket-read.ts';
import { forSdk } from '../plain.ts';
import type { Setting } from '../reading.ts';
import { required } from '../well-formed.ts';

type Rule = Encryption['Rules'][number];

/** The absent code is history on AWS (since January 2023 every bucket encrypts), but not on compatible servers. */
const ask = { action: 's3:GetEncryptionConfiguration', absent: ['ServerSideEncryptionConfigurationNotFoundError'] };

/** Taking it away falls back to SSE-S3, never to no encryption. */
export const encryption: Setting<'encryption'> = {
  name: 'encryption',
  calls: ['GetBucketEncryption'],
  needs: [ask.action],
  writeNeeds: 's3:PutEncryptionConfiguration',

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { ServerSideEncryptionConfiguration: all } = await s3.send(new GetBucketEncryptionCommand(bucket));
      return { Rules: required(all?.Rules, 'Rules').map(ruleOf) };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) {
      await s3.send(new DeleteBucketEncryptionCommand(bucket));
      return;
    }
    const ServerSideEncryptionConfiguration = { Rules: value.Rules.map(sdkRule) };
    await s3.send(new PutBucketEncryptionCommand({ ...bucket, ServerSideEncryptionConfiguration }));
  },
};

/** S3 writes «nothing is blocked» as the one type `NONE` (API reference, BlockedEncryptionTypes). */
const nothing = 'NONE';

function ruleOf(rule: ServerSideEncryptionRule): Rule {
  const by = rule.ApplyServerSideEncryptionByDefault;
  return {
    SSEAlgorithm: by?.SSEAlgorithm ?? null,
    KMSMasterKeyID: by?.KMSMasterKeyID ?? null,
    BucketKeyEnabled: rule.BucketKeyEnabled ?? false,
    BlockedEncryptionTypes: (rule.BlockedEncryptionTypes?.EncryptionType ?? []).filter((type) => type !== nothing),
  };
}

function sdkRule({ SSEAlgorithm, KMSMasterKeyID, BucketKeyEnabled, BlockedEncryptionTypes: blocked }: Rule) {
  const by = { SSEAlgorithm, ...(KMSMasterKeyID !== null && { KMSMasterKeyID }) };
  return forSdk<ServerSideEncryptionRule>({
    ...(SSEAlgorithm !== null && { ApplyServerSideEncryptionByDefault: by }),
    BucketKeyEnabled,
    BlockedEncryptionTypes: { EncryptionType: blocked.length > 0 ? blocked : [nothing] },
  });
}
