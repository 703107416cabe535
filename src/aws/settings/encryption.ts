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
  writes: {
    put: [{ call: 'PutBucketEncryption', action: 's3:PutEncryptionConfiguration' }],
    remove: [{ call: 'DeleteBucketEncryption', action: 's3:PutEncryptionConfiguration' }],
  },

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { ServerSideEncryptionConfiguration: all } = await s3.send(new GetBucketEncryptionCommand(bucket));
      return { Rules: required(all?.Rules, 'Rules').map(ruleOf) };
    }),

  async write({ s3 }, target, value) {
    const bucket = ownBucket(target);
    if (value === null) return s3.send(new DeleteBucketEncryptionCommand(bucket));
    const ServerSideEncryptionConfiguration = { Rules: value.Rules.map(sdkRule) };
    return s3.send(new PutBucketEncryptionCommand({ ...bucket, ServerSideEncryptionConfiguration }));
  },
};

function ruleOf(rule: ServerSideEncryptionRule): Rule {
  const by = rule.ApplyServerSideEncryptionByDefault;
  return {
    SSEAlgorithm: by?.SSEAlgorithm ?? null,
    KMSMasterKeyID: by?.KMSMasterKeyID ?? null,
    BucketKeyEnabled: rule.BucketKeyEnabled ?? false,
    BlockedEncryptionTypes: rule.BlockedEncryptionTypes?.EncryptionType ?? [],
  };
}

function sdkRule({ SSEAlgorithm, KMSMasterKeyID, BucketKeyEnabled, BlockedEncryptionTypes: blocked }: Rule) {
  const by = { SSEAlgorithm, ...(KMSMasterKeyID !== null && { KMSMasterKeyID }) };
  return forSdk<ServerSideEncryptionRule>({
    ...(SSEAlgorithm !== null && { ApplyServerSideEncryptionByDefault: by }),
    BucketKeyEnabled,
    ...(blocked.length > 0 && { BlockedEncryptionTypes: { EncryptionType: blocked } }),
  });
}
