import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketMetricsConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketWebsiteCommand,
  GetBucketInventoryConfigurationCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetPublicAccessBlockCommand,
  GetBucketCorsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { bucket } from '../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, s3Of } from '../../world.ts';

const lifecycle = {
  TransitionDefaultMinimumObjectSize: 'varies_by_storage_class' as const,
  Rules: [
    {
      ID: 'a',
      Status: 'Enabled',
      Filter: { And: { Prefix: 'p/', Tags: [{ Key: 'k', Value: 'v' }], ObjectSizeGreaterThan: 1 } },
      NoncurrentVersionTransitions: [{ NoncurrentDays: 1, StorageClass: 'GLACIER' }],
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    },
    { ID: 'b', Status: 'Disabled', Filter: { Prefix: '' }, Expiration: { Date: new Date('2027-01-01T00:00:00Z') } },
  ],
};
const notification = {
  LambdaFunctionConfigurations: [
    {
      Id: 'l',
      LambdaFunctionArn: 'arn:l',
      Events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'],
      Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'a/' }] } },
    },
  ],
  TopicConfigurations: [{ Id: 't', TopicArn: 'arn:t', Events: ['s3:ObjectRestore:*'] }],
  EventBridgeConfiguration: {},
};
const website = {
  ErrorDocument: { Key: 'error.html' },
  IndexDocument: { Suffix: 'index.html' },
  RoutingRules: [{ Condition: { KeyPrefixEquals: 'a' }, Redirect: { HostName: 'b.example' } }],
};
const inventory = {
  Id: 'i',
  IsEnabled: true,
  IncludedObjectVersions: 'Current',
  Schedule: { Frequency: 'Weekly' },
  OptionalFields: ['Size'],
  Destination: { S3BucketDestination: { Bucket: 'arn:aws:s3:::x', Format: 'CSV' } },
};
const replication = {
  Role: 'arn:r',
  Rules: [
    {
      ID: 'r',
      Priority: 1,
      Status: 'Enabled',
      Filter: { Prefix: '' },
      DeleteMarkerReplication: { Status: 'Disabled' },
      Destination: { Bucket: 'arn:aws:s3:::y' },
    },
  ],
};
const logging = {
  LoggingEnabled: {
    TargetBucket: 'x',
    TargetPrefix: 'p',
    TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
  },
};
const cors = {
  CORSRules: [
    {
      AllowedHeaders: ['*'],
      AllowedMethods: ['GET'],
      AllowedOrigins: ['*'],
      ExposeHeaders: ['etag'],
      MaxAgeSeconds: 5,
    },
  ],
};
const policy = { Version: '2012-10-17', Statement: [] };

const aws = localAws((state) => {
  const more = {
    lifecycle,
    notification,
    website,
    replication,
    logging,
    cors,
    policy,
    inventory: [inventory],
    metrics: [{ Id: 'm', Filter: { And: { Prefix: 'p', Tags: [{ Key: 'k', Value: 'v' }] } } }],
  };
  bucket(state, {
    name: 'rich',
    account,
    publicAccessBlock: { BlockPublicAcls: true },
    tagging: { TagSet: [{ Key: 'k', Value: 'v' }] },
    ...more,
  });
});

it.each([
  ['lifecycle', new GetBucketLifecycleConfigurationCommand({ Bucket: 'rich' }), lifecycle],
  ['notification', new GetBucketNotificationConfigurationCommand({ Bucket: 'rich' }), notification],
  ['website', new GetBucketWebsiteCommand({ Bucket: 'rich' }), website],
  [
    'inventory',
    new GetBucketInventoryConfigurationCommand({ Bucket: 'rich', Id: 'i' }),
    { InventoryConfiguration: inventory },
  ],
  [
    'metrics',
    new GetBucketMetricsConfigurationCommand({ Bucket: 'rich', Id: 'm' }),
    { MetricsConfiguration: { Id: 'm', Filter: { And: { Prefix: 'p', Tags: [{ Key: 'k', Value: 'v' }] } } } },
  ],
  ['replication', new GetBucketReplicationCommand({ Bucket: 'rich' }), { ReplicationConfiguration: replication }],
  ['logging', new GetBucketLoggingCommand({ Bucket: 'rich' }), logging],
  ['CORS', new GetBucketCorsCommand({ Bucket: 'rich' }), cors],
  ['tagging', new GetBucketTaggingCommand({ Bucket: 'rich' }), { TagSet: [{ Key: 'k', Value: 'v' }] }],
  ['policy', new GetBucketPolicyCommand({ Bucket: 'rich' }), { Policy: JSON.stringify(policy) }],
  [
    'public access block',
    new GetPublicAccessBlockCommand({ Bucket: 'rich' }),
    { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
  ],
])('a document that was seeded in the SDK’s shape is read in the SDK’s shape: %s', async (_, command, document) => {
  const { $metadata: __, ...output } = await s3Of(aws()).send(command as Parameters<S3Client['send']>[0]);
  expect(output).toEqual(document);
});
