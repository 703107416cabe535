import {
  CreateBucketCommand,
  CreateBucketMetadataConfigurationCommand,
  CreateBucketMetadataTableConfigurationCommand,
  DeleteBucketAnalyticsConfigurationCommand,
  DeleteBucketCorsCommand,
  DeleteBucketEncryptionCommand,
  DeleteBucketIntelligentTieringConfigurationCommand,
  DeleteBucketInventoryConfigurationCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketMetadataConfigurationCommand,
  DeleteBucketMetadataTableConfigurationCommand,
  DeleteBucketMetricsConfigurationCommand,
  DeleteBucketOwnershipControlsCommand,
  DeleteBucketReplicationCommand,
  DeleteBucketTaggingCommand,
  DeleteBucketWebsiteCommand,
  DeletePublicAccessBlockCommand,
  GetBucketAbacCommand,
  GetBucketAccelerateConfigurationCommand,
  GetBucketAnalyticsConfigurationCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketIntelligentTieringConfigurationCommand,
  GetBucketInventoryConfigurationCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketMetadataConfigurationCommand,
  GetBucketMetadataTableConfigurationCommand,
  GetBucketMetricsConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketReplicationCommand,
  GetBucketRequestPaymentCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  ListBucketAnalyticsConfigurationsCommand,
  ListBucketIntelligentTieringConfigurationsCommand,
  ListBucketInventoryConfigurationsCommand,
  ListBucketMetricsConfigurationsCommand,
  PutBucketAbacCommand,
  PutBucketAccelerateConfigurationCommand,
  PutBucketAnalyticsConfigurationCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketIntelligentTieringConfigurationCommand,
  PutBucketInventoryConfigurationCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketMetricsConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketReplicationCommand,
  PutBucketRequestPaymentCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, refusalOf, s3Of } from '../../../world.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'plain', account });
  bucket(state, { name: 'versioned', account, versioning: { Status: 'Enabled' } });
});

type Command = Parameters<S3Client['send']>[0];
type Make = new (input: never) => Command;

async function send(command: Make, input: object): Promise<object> {
  const { $metadata: _, ...output } = (await s3Of(aws()).send(new command(input as never))) as { $metadata: unknown };
  return output;
}

const off = { BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false };
const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
const kms = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:key/k' };
const rule = {
  ID: 'old',
  Status: 'Enabled',
  Filter: { Prefix: 'logs/' },
  Expiration: { Days: 30 },
  Transitions: [{ Days: 7, StorageClass: 'GLACIER' }],
};
const replicated = {
  ID: 'all',
  Priority: 1,
  Status: 'Enabled',
  Filter: { Prefix: '' },
  DeleteMarkerReplication: { Status: 'Disabled' },
  Destination: { Bucket: 'arn:aws:s3:::elsewhere' },
};

interface Row {
  readonly name: string;
  readonly get: Make;
  readonly put?: readonly [Make, object];
  readonly delete?: Make;
  /** What a new bucket answers: an error's code, or a document. */
  readonly fresh: string | object;
  readonly after: object;
  /** After a delete, where that isn't what a new bucket answers. */
  readonly deleted?: string | object;
  readonly bucket?: string;
}

const rows: readonly Row[] = [
  {
    name: 'public access block',
    get: GetPublicAccessBlockCommand,
    put: [PutPublicAccessBlockCommand, { PublicAccessBlockConfiguration: { BlockPublicAcls: false } }],
    delete: DeletePublicAccessBlockCommand,
    fresh: { PublicAccessBlockConfiguration: on },
    after: { PublicAccessBlockConfiguration: off },
    deleted: 'NoSuchPublicAccessBlockConfiguration',
  },
  {
    name: 'ownership controls',
    get: GetBucketOwnershipControlsCommand,
    put: [PutBucketOwnershipControlsCommand, { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }],
    delete: DeleteBucketOwnershipControlsCommand,
    fresh: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
    after: { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
    deleted: 'OwnershipControlsNotFoundError',
  },
  {
    name: 'encryption',
    get: GetBucketEncryptionCommand,
    put: [
      PutBucketEncryptionCommand,
      {
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: kms, BucketKeyEnabled: true }],
        },
      },
    ],
    delete: DeleteBucketEncryptionCommand,
    fresh: {
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
            BucketKeyEnabled: false,
            BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
          },
        ],
      },
    },
    after: {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: kms, BucketKeyEnabled: true }],
      },
    },
    deleted: {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
      },
    },
  },
  {
    name: 'versioning',
    get: GetBucketVersioningCommand,
    put: [PutBucketVersioningCommand, { VersioningConfiguration: { Status: 'Enabled' } }],
    fresh: {},
    after: { Status: 'Enabled' },
  },
  {
    name: 'logging',
    get: GetBucketLoggingCommand,
    put: [
      PutBucketLoggingCommand,
      { BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'versioned', TargetPrefix: 'p/' } } },
    ],
    fresh: {},
    after: { LoggingEnabled: { TargetBucket: 'versioned', TargetPrefix: 'p/' } },
  },
  {
    name: 'lifecycle',
    get: GetBucketLifecycleConfigurationCommand,
    put: [PutBucketLifecycleConfigurationCommand, { LifecycleConfiguration: { Rules: [rule] } }],
    delete: DeleteBucketLifecycleCommand,
    fresh: 'NoSuchLifecycleConfiguration',
    after: { Rules: [rule] },
  },
  {
    name: 'replication',
    bucket: 'versioned',
    get: GetBucketReplicationCommand,
    put: [
      PutBucketReplicationCommand,
      { ReplicationConfiguration: { Role: 'arn:aws:iam::111122223333:role/r', Rules: [replicated] } },
    ],
    delete: DeleteBucketReplicationCommand,
    fresh: 'ReplicationConfigurationNotFoundError',
    after: { ReplicationConfiguration: { Role: 'arn:aws:iam::111122223333:role/r', Rules: [replicated] } },
  },
  {
    name: 'notification',
    get: GetBucketNotificationConfigurationCommand,
    put: [
      PutBucketNotificationConfigurationCommand,
      {
        NotificationConfiguration: {
          QueueConfigurations: [
            { Id: 'q', QueueArn: 'arn:aws:sqs:us-east-1:111122223333:q', Events: ['s3:ObjectCreated:*'] },
          ],
        },
        SkipDestinationValidation: true,
      },
    ],
    fresh: {},
    after: {
      QueueConfigurations: [
        { Id: 'q', QueueArn: 'arn:aws:sqs:us-east-1:111122223333:q', Events: ['s3:ObjectCreated:*'] },
      ],
    },
  },
  {
    name: 'website',
    get: GetBucketWebsiteCommand,
    put: [PutBucketWebsiteCommand, { WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } } }],
    delete: DeleteBucketWebsiteCommand,
    fresh: 'NoSuchWebsiteConfiguration',
    after: { IndexDocument: { Suffix: 'index.html' } },
  },
  {
    name: 'CORS',
    get: GetBucketCorsCommand,
    put: [
      PutBucketCorsCommand,
      { CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://a.example'] }] } },
    ],
    delete: DeleteBucketCorsCommand,
    fresh: 'NoSuchCORSConfiguration',
    after: { CORSRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://a.example'] }] },
  },
  {
    name: 'request payment',
    get: GetBucketRequestPaymentCommand,
    put: [PutBucketRequestPaymentCommand, { RequestPaymentConfiguration: { Payer: 'Requester' } }],
    fresh: { Payer: 'BucketOwner' },
    after: { Payer: 'Requester' },
  },
  {
    name: 'acceleration',
    get: GetBucketAccelerateConfigurationCommand,
    put: [PutBucketAccelerateConfigurationCommand, { AccelerateConfiguration: { Status: 'Enabled' } }],
    fresh: {},
    after: { Status: 'Enabled' },
  },
  {
    name: 'Object Lock',
    bucket: 'versioned',
    get: GetObjectLockConfigurationCommand,
    put: [
      PutObjectLockConfigurationCommand,
      {
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } },
        },
      },
    ],
    fresh: 'ObjectLockConfigurationNotFoundError',
    after: {
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } },
      },
    },
  },
  {
    name: 'tagging',
    get: GetBucketTaggingCommand,
    put: [PutBucketTaggingCommand, { Tagging: { TagSet: [{ Key: 'a & b', Value: '<1>' }] } }],
    delete: DeleteBucketTaggingCommand,
    fresh: 'NoSuchTagSet',
    after: { TagSet: [{ Key: 'a & b', Value: '<1>' }] },
  },
  {
    name: 'ABAC',
    get: GetBucketAbacCommand,
    put: [PutBucketAbacCommand, { AbacStatus: { Status: 'Enabled' } }],
    fresh: { AbacStatus: { Status: 'Disabled' } },
    after: { AbacStatus: { Status: 'Enabled' } },
  },
  {
    name: 'metadata',
    get: GetBucketMetadataConfigurationCommand,
    put: [
      CreateBucketMetadataConfigurationCommand,
      {
        MetadataConfiguration: {
          JournalTableConfiguration: { RecordExpiration: { Expiration: 'ENABLED', Days: 30 } },
          InventoryTableConfiguration: { ConfigurationState: 'DISABLED' },
        },
      },
    ],
    delete: DeleteBucketMetadataConfigurationCommand,
    fresh: 'MetadataConfigurationNotFound',
    after: {
      GetBucketMetadataConfigurationResult: {
        MetadataConfigurationResult: {
          DestinationResult: {
            TableBucketType: 'aws',
            TableBucketArn: 'arn:aws:s3tables:us-east-1:111122223333:bucket/aws-s3',
            TableNamespace: 'b_plain',
          },
          JournalTableConfigurationResult: {
            TableStatus: 'ACTIVE',
            TableName: 'journal',
            TableArn: 'arn:aws:s3tables:us-east-1:111122223333:bucket/aws-s3/table/b_plain-journal',
            RecordExpiration: { Expiration: 'ENABLED', Days: 30 },
          },
          InventoryTableConfigurationResult: { ConfigurationState: 'DISABLED' },
        },
      },
    },
  },
  {
    name: 'metadata table',
    get: GetBucketMetadataTableConfigurationCommand,
    put: [
      CreateBucketMetadataTableConfigurationCommand,
      { MetadataTableConfiguration: { S3TablesDestination: { TableBucketArn: 'arn:t', TableName: 'n' } } },
    ],
    delete: DeleteBucketMetadataTableConfigurationCommand,
    fresh: 'MetadataTableConfigurationNotFound',
    after: {
      GetBucketMetadataTableConfigurationResult: {
        MetadataTableConfigurationResult: {
          S3TablesDestinationResult: {
            TableBucketArn: 'arn:t',
            TableName: 'n',
            TableArn: 'arn:t/table/aws_s3_metadata-n',
            TableNamespace: 'aws_s3_metadata',
          },
        },
        Status: 'ACTIVE',
      },
    },
  },
];

async function expectAnswer(command: Make, Bucket: string, wanted: string | object): Promise<void> {
  if (typeof wanted === 'string') {
    expect(await refusalOf(send(command, { Bucket }))).toMatchObject({ name: wanted, status: 404 });
    return;
  }
  expect(await send(command, { Bucket })).toEqual(wanted);
}

describe('a setting of a bucket', () => {
  it.each(rows)('$name: a new bucket answers what AWS answers', async ({ get, fresh, bucket: Bucket = 'plain' }) => {
    await expectAnswer(get, Bucket, fresh);
  });

  it.each(rows)('$name: what was put is what is read', async ({ get, put, after, bucket: Bucket = 'plain' }) => {
    const [command, input] = put ?? [];
    if (command !== undefined) await send(command, { Bucket, ...input });
    expect(await send(get, { Bucket })).toEqual(after);
  });

  it.each(rows.filter((row) => row.delete !== undefined))('$name: deleted, it is gone', async (row) => {
    const { get, put, bucket: Bucket = 'plain' } = row;
    const [command, input] = put ?? [];
    if (command !== undefined) await send(command, { Bucket, ...input });
    if (row.delete !== undefined) await send(row.delete, { Bucket });
    await expectAnswer(get, Bucket, row.deleted ?? row.fresh);
  });
});

const named = [
  {
    name: 'metrics',
    get: GetBucketMetricsConfigurationCommand,
    list: ListBucketMetricsConfigurationsCommand,
    put: PutBucketMetricsConfigurationCommand,
    remove: DeleteBucketMetricsConfigurationCommand,
    field: 'MetricsConfiguration',
    listed: 'MetricsConfigurationList',
    value: { Id: 'all', Filter: { Prefix: 'a/' } },
  },
  {
    name: 'inventory',
    get: GetBucketInventoryConfigurationCommand,
    list: ListBucketInventoryConfigurationsCommand,
    put: PutBucketInventoryConfigurationCommand,
    remove: DeleteBucketInventoryConfigurationCommand,
    field: 'InventoryConfiguration',
    listed: 'InventoryConfigurationList',
    value: {
      Id: 'all',
      IsEnabled: true,
      IncludedObjectVersions: 'All',
      Schedule: { Frequency: 'Daily' },
      OptionalFields: ['Size', 'ETag'],
      Destination: { S3BucketDestination: { Bucket: 'arn:aws:s3:::versioned', Format: 'CSV' } },
    },
  },
  {
    name: 'analytics',
    get: GetBucketAnalyticsConfigurationCommand,
    list: ListBucketAnalyticsConfigurationsCommand,
    put: PutBucketAnalyticsConfigurationCommand,
    remove: DeleteBucketAnalyticsConfigurationCommand,
    field: 'AnalyticsConfiguration',
    listed: 'AnalyticsConfigurationList',
    value: { Id: 'all', StorageClassAnalysis: {} },
  },
  {
    name: 'Intelligent-Tiering',
    get: GetBucketIntelligentTieringConfigurationCommand,
    list: ListBucketIntelligentTieringConfigurationsCommand,
    put: PutBucketIntelligentTieringConfigurationCommand,
    remove: DeleteBucketIntelligentTieringConfigurationCommand,
    field: 'IntelligentTieringConfiguration',
    listed: 'IntelligentTieringConfigurationList',
    value: { Id: 'all', Status: 'Enabled', Tierings: [{ Days: 90, AccessTier: 'ARCHIVE_ACCESS' }] },
  },
];

describe('settings of which a bucket may have many', () => {
  it.each(named)('$name: a new bucket has none', async ({ list, get }) => {
    expect(await send(list, { Bucket: 'plain' })).toEqual({ IsTruncated: false });
    expect(await refusalOf(send(get, { Bucket: 'plain', Id: 'all' }))).toMatchObject({
      name: 'NoSuchConfiguration',
      status: 404,
    });
  });

  it.each(named)(
    '$name: what was put is read and listed, until it is deleted',
    async ({ get, list, put, remove, field, listed, value }) => {
      await send(put, { Bucket: 'plain', Id: 'all', [field]: value });
      expect(await send(get, { Bucket: 'plain', Id: 'all' })).toEqual({ [field]: value });
      expect(await send(list, { Bucket: 'plain' })).toEqual({ IsTruncated: false, [listed]: [value] });
      await send(remove, { Bucket: 'plain', Id: 'all' });
      expect(await send(list, { Bucket: 'plain' })).toEqual({ IsTruncated: false });
    },
  );

  it('are listed by id, a hundred a page', async () => {
    const ids = Array.from({ length: 101 }, (_, nth) => `id-${String(nth).padStart(3, '0')}`);
    await Promise.all(
      ids.map((Id) =>
        send(PutBucketMetricsConfigurationCommand, { Bucket: 'plain', Id, MetricsConfiguration: { Id } }),
      ),
    );
    const first = (await send(ListBucketMetricsConfigurationsCommand, { Bucket: 'plain' })) as Record<string, unknown>;
    expect(first).toMatchObject({ IsTruncated: true });
    expect(first['MetricsConfigurationList']).toHaveLength(100);
    const next = { Bucket: 'plain', ContinuationToken: first['NextContinuationToken'] };
    expect(await send(ListBucketMetricsConfigurationsCommand, next)).toMatchObject({
      MetricsConfigurationList: [{ Id: 'id-100' }],
    });
  });
});

const wrong: readonly (readonly [string, Make, object, string, number])[] = [
  [
    'a lifecycle rule that does nothing',
    PutBucketLifecycleConfigurationCommand,
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Filter: { Prefix: '' } }] } },
    'InvalidRequest',
    400,
  ],
  [
    'a lifecycle rule without filter',
    PutBucketLifecycleConfigurationCommand,
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Expiration: { Days: 1 } }] } },
    'MalformedXML',
    400,
  ],
  [
    'two lifecycle rules of one id',
    PutBucketLifecycleConfigurationCommand,
    { LifecycleConfiguration: { Rules: [rule, rule] } },
    'InvalidArgument',
    400,
  ],
  [
    'replication without versioning',
    PutBucketReplicationCommand,
    { ReplicationConfiguration: { Role: 'r', Rules: [replicated] } },
    'InvalidRequest',
    400,
  ],
  [
    'Object Lock without versioning',
    PutObjectLockConfigurationCommand,
    { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } },
    'InvalidBucketState',
    409,
  ],
  [
    'logging into a bucket that is not there',
    PutBucketLoggingCommand,
    { BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'gone', TargetPrefix: '' } } },
    'InvalidTargetBucketForLogging',
    400,
  ],
  [
    'a tag twice',
    PutBucketTaggingCommand,
    {
      Tagging: {
        TagSet: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
    },
    'InvalidTag',
    400,
  ],
  [
    'a tag of AWS’s own',
    PutBucketTaggingCommand,
    { Tagging: { TagSet: [{ Key: 'aws:x', Value: '1' }] } },
    'InvalidTag',
    400,
  ],
  [
    'an encryption that there isn’t',
    PutBucketEncryptionCommand,
    {
      ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'rot13' } }] },
    },
    'MalformedXML',
    400,
  ],
  [
    'a KMS key for AES256',
    PutBucketEncryptionCommand,
    {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256', KMSMasterKeyID: 'k' } }],
      },
    },
    'InvalidArgument',
    400,
  ],
  [
    'a CORS method that there isn’t',
    PutBucketCorsCommand,
    { CORSConfiguration: { CORSRules: [{ AllowedMethods: ['PATCH'], AllowedOrigins: ['*'] }] } },
    'InvalidRequest',
    400,
  ],
  ['a website of nothing', PutBucketWebsiteCommand, { WebsiteConfiguration: {} }, 'MalformedXML', 400],
  [
    'versioning that is neither on nor off',
    PutBucketVersioningCommand,
    { VersioningConfiguration: { Status: 'Maybe' } },
    'MalformedXML',
    400,
  ],
];

it.each(wrong)('%s is refused and changes nothing', async (_, command, input, name, status) => {
  const before = [...(aws().state.s3.buckets.get('plain')?.documents ?? [])];
  expect(await refusalOf(send(command, { Bucket: 'plain', ...input }))).toMatchObject({ name, status });
  expect([...(aws().state.s3.buckets.get('plain')?.documents ?? [])]).toEqual(before);
});

it('versioning cannot be suspended under Object Lock', async () => {
  await s3Of(aws()).send(new CreateBucketCommand({ Bucket: 'locked', ObjectLockEnabledForBucket: true }));
  const suspend = send(PutBucketVersioningCommand, {
    Bucket: 'locked',
    VersioningConfiguration: { Status: 'Suspended' },
  });
  expect(await refusalOf(suspend)).toMatchObject({ name: 'InvalidBucketState', status: 409 });
});

it('a document that is not XML is refused', async () => {
  const answer = await fetch(`${aws().url}/plain?versioning`, {
    method: 'PUT',
    body: '<VersioningConfiguration><Status>',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${account}/20261122/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0`,
    },
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('<Code>MalformedXML</Code>');
});
