// oxlint-disable max-lines -- data
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

export interface Row {
  readonly name: string;
  readonly get: string;
  readonly put?: readonly [operation: string, input: object];
  readonly delete?: string;
  /** What a new bucket answers: an error's code, or a document. */
  readonly fresh: string | object;
  readonly after: object;
  /** After a delete, where that isn't what a new bucket answers. */
  readonly deleted?: string | object;
  readonly bucket?: string;
}

/** Every setting that is one document: what a new bucket answers, what can be put, what is read then. */
export const rows: readonly Row[] = [
  {
    name: 'public access block',
    get: 'getPublicAccessBlock',
    put: ['putPublicAccessBlock', { PublicAccessBlockConfiguration: { BlockPublicAcls: false } }],
    delete: 'deletePublicAccessBlock',
    fresh: { PublicAccessBlockConfiguration: on },
    after: { PublicAccessBlockConfiguration: off },
    deleted: 'NoSuchPublicAccessBlockConfiguration',
  },
  {
    name: 'ownership controls',
    get: 'getBucketOwnershipControls',
    put: ['putBucketOwnershipControls', { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }],
    delete: 'deleteBucketOwnershipControls',
    fresh: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
    after: { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
    deleted: 'OwnershipControlsNotFoundError',
  },
  {
    name: 'encryption',
    get: 'getBucketEncryption',
    put: [
      'putBucketEncryption',
      {
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: kms, BucketKeyEnabled: true }],
        },
      },
    ],
    delete: 'deleteBucketEncryption',
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
    get: 'getBucketVersioning',
    put: ['putBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } }],
    fresh: {},
    after: { Status: 'Enabled' },
  },
  {
    name: 'logging',
    get: 'getBucketLogging',
    put: [
      'putBucketLogging',
      { BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'versioned', TargetPrefix: 'p/' } } },
    ],
    fresh: {},
    after: { LoggingEnabled: { TargetBucket: 'versioned', TargetPrefix: 'p/' } },
  },
  {
    name: 'lifecycle',
    get: 'getBucketLifecycleConfiguration',
    put: ['putBucketLifecycleConfiguration', { LifecycleConfiguration: { Rules: [rule] } }],
    delete: 'deleteBucketLifecycle',
    fresh: 'NoSuchLifecycleConfiguration',
    after: { Rules: [rule], TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' },
  },
  {
    name: 'replication',
    bucket: 'versioned',
    get: 'getBucketReplication',
    put: [
      'putBucketReplication',
      { ReplicationConfiguration: { Role: 'arn:aws:iam::111122223333:role/r', Rules: [replicated] } },
    ],
    delete: 'deleteBucketReplication',
    fresh: 'ReplicationConfigurationNotFoundError',
    after: { ReplicationConfiguration: { Role: 'arn:aws:iam::111122223333:role/r', Rules: [replicated] } },
  },
  {
    name: 'notification',
    get: 'getBucketNotificationConfiguration',
    put: [
      'putBucketNotificationConfiguration',
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
    get: 'getBucketWebsite',
    put: ['putBucketWebsite', { WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } } }],
    delete: 'deleteBucketWebsite',
    fresh: 'NoSuchWebsiteConfiguration',
    after: { IndexDocument: { Suffix: 'index.html' } },
  },
  {
    name: 'CORS',
    get: 'getBucketCors',
    put: [
      'putBucketCors',
      { CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://a.example'] }] } },
    ],
    delete: 'deleteBucketCors',
    fresh: 'NoSuchCORSConfiguration',
    after: { CORSRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://a.example'] }] },
  },
  {
    name: 'request payment',
    get: 'getBucketRequestPayment',
    put: ['putBucketRequestPayment', { RequestPaymentConfiguration: { Payer: 'Requester' } }],
    fresh: { Payer: 'BucketOwner' },
    after: { Payer: 'Requester' },
  },
  {
    name: 'acceleration',
    get: 'getBucketAccelerateConfiguration',
    put: ['putBucketAccelerateConfiguration', { AccelerateConfiguration: { Status: 'Enabled' } }],
    fresh: {},
    after: { Status: 'Enabled' },
  },
  {
    name: 'Object Lock',
    bucket: 'versioned',
    get: 'getObjectLockConfiguration',
    put: [
      'putObjectLockConfiguration',
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
    get: 'getBucketTagging',
    put: ['putBucketTagging', { Tagging: { TagSet: [{ Key: 'a & b', Value: '<1>' }] } }],
    delete: 'deleteBucketTagging',
    fresh: 'NoSuchTagSet',
    after: { TagSet: [{ Key: 'a & b', Value: '<1>' }] },
  },
  {
    name: 'ABAC',
    get: 'getBucketAbac',
    put: ['putBucketAbac', { AbacStatus: { Status: 'Enabled' } }],
    fresh: { AbacStatus: { Status: 'Disabled' } },
    after: { AbacStatus: { Status: 'Enabled' } },
  },
  {
    name: 'metadata',
    get: 'getBucketMetadataConfiguration',
    put: [
      'createBucketMetadataConfiguration',
      {
        MetadataConfiguration: {
          JournalTableConfiguration: { RecordExpiration: { Expiration: 'ENABLED', Days: 30 } },
          InventoryTableConfiguration: { ConfigurationState: 'DISABLED' },
        },
      },
    ],
    delete: 'deleteBucketMetadataConfiguration',
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
    get: 'getBucketMetadataTableConfiguration',
    put: [
      'createBucketMetadataTableConfiguration',
      { MetadataTableConfiguration: { S3TablesDestination: { TableBucketArn: 'arn:t', TableName: 'n' } } },
    ],
    delete: 'deleteBucketMetadataTableConfiguration',
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

/** Those of which a bucket may have many. */
export const named = [
  {
    name: 'metrics',
    get: 'getBucketMetricsConfiguration',
    list: 'listBucketMetricsConfigurations',
    put: 'putBucketMetricsConfiguration',
    remove: 'deleteBucketMetricsConfiguration',
    field: 'MetricsConfiguration',
    listed: 'MetricsConfigurationList',
    value: { Id: 'all', Filter: { Prefix: 'a/' } },
  },
  {
    name: 'inventory',
    get: 'getBucketInventoryConfiguration',
    list: 'listBucketInventoryConfigurations',
    put: 'putBucketInventoryConfiguration',
    remove: 'deleteBucketInventoryConfiguration',
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
    get: 'getBucketAnalyticsConfiguration',
    list: 'listBucketAnalyticsConfigurations',
    put: 'putBucketAnalyticsConfiguration',
    remove: 'deleteBucketAnalyticsConfiguration',
    field: 'AnalyticsConfiguration',
    listed: 'AnalyticsConfigurationList',
    value: { Id: 'all', StorageClassAnalysis: {} },
  },
  {
    name: 'Intelligent-Tiering',
    get: 'getBucketIntelligentTieringConfiguration',
    list: 'listBucketIntelligentTieringConfigurations',
    put: 'putBucketIntelligentTieringConfiguration',
    remove: 'deleteBucketIntelligentTieringConfiguration',
    field: 'IntelligentTieringConfiguration',
    listed: 'IntelligentTieringConfigurationList',
    value: { Id: 'all', Status: 'Enabled', Tierings: [{ Days: 90, AccessTier: 'ARCHIVE_ACCESS' }] },
  },
];

/** What S3 refuses to keep. */
export const wrong: readonly (readonly [
  what: string,
  operation: string,
  input: object,
  code: string,
  status: number,
])[] = [
  [
    'a lifecycle rule that does nothing',
    'putBucketLifecycleConfiguration',
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Filter: { Prefix: '' } }] } },
    'InvalidRequest',
    400,
  ],
  [
    'a lifecycle rule without filter',
    'putBucketLifecycleConfiguration',
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Expiration: { Days: 1 } }] } },
    'MalformedXML',
    400,
  ],
  [
    'two lifecycle rules of one id',
    'putBucketLifecycleConfiguration',
    { LifecycleConfiguration: { Rules: [rule, rule] } },
    'InvalidArgument',
    400,
  ],
  [
    'replication without versioning',
    'putBucketReplication',
    { ReplicationConfiguration: { Role: 'r', Rules: [replicated] } },
    'InvalidRequest',
    400,
  ],
  [
    'Object Lock without versioning',
    'putObjectLockConfiguration',
    { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } },
    'InvalidBucketState',
    409,
  ],
  [
    'logging into a bucket that is not there',
    'putBucketLogging',
    { BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'gone', TargetPrefix: '' } } },
    'InvalidTargetBucketForLogging',
    400,
  ],
  [
    'a tag twice',
    'putBucketTagging',
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
    'putBucketTagging',
    { Tagging: { TagSet: [{ Key: 'aws:x', Value: '1' }] } },
    'InvalidTag',
    400,
  ],
  [
    'an encryption that there isn’t',
    'putBucketEncryption',
    {
      ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'rot13' } }] },
    },
    'MalformedXML',
    400,
  ],
  [
    'a KMS key for AES256',
    'putBucketEncryption',
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
    'putBucketCors',
    { CORSConfiguration: { CORSRules: [{ AllowedMethods: ['PATCH'], AllowedOrigins: ['*'] }] } },
    'InvalidRequest',
    400,
  ],
  ['a website of nothing', 'putBucketWebsite', { WebsiteConfiguration: {} }, 'MalformedXML', 400],
  [
    'versioning that is neither on nor off',
    'putBucketVersioning',
    { VersioningConfiguration: { Status: 'Maybe' } },
    'MalformedXML',
    400,
  ],
];
