/* oxlint-disable max-lines -- one document of S3's for every setting */
import type { Settings } from '../../src/core/settings.ts';

interface Document<Name extends keyof Settings> {
  /** The name of the sub-resource in the query: `?versioning`. */
  readonly query: string;
  /** As S3 answers it. */
  readonly body: string;
  readonly value: Settings[Name];
}

const flags = (names: readonly string[]): string => names.map((name) => `<${name}>true</${name}>`).join('');

/** What S3 answers for a bucket where everything is configured, and what Cooper makes of it. */
export const documents: { readonly [Name in Exclude<keyof Settings, 'accountPublicAccessBlock'>]: Document<Name> } = {
  publicAccessBlock: {
    query: 'publicAccessBlock',
    body: `<PublicAccessBlockConfiguration>${flags(['BlockPublicAcls', 'IgnorePublicAcls'])}<BlockPublicPolicy>false</BlockPublicPolicy></PublicAccessBlockConfiguration>`,
    value: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: false },
  },
  policy: {
    query: 'policy',
    body: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::logs/*"}}',
    value: {
      Version: '2012-10-17',
      Statement: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::logs/*' },
    },
  },
  policyStatus: {
    query: 'policyStatus',
    body: '<PolicyStatus><IsPublic>true</IsPublic></PolicyStatus>',
    value: { IsPublic: true },
  },
  ownershipControls: {
    query: 'ownershipControls',
    body: '<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>',
    value: { ObjectOwnership: 'BucketOwnerEnforced' },
  },
  acl: {
    query: 'acl',
    body: `<AccessControlPolicy><Owner><ID>owner</ID></Owner><AccessControlList>
      <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>owner</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>
      <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee><Permission>READ</Permission></Grant>
    </AccessControlList></AccessControlPolicy>`,
    value: {
      owner: 'owner',
      grants: [
        { grantee: { id: 'owner' }, permission: 'FULL_CONTROL' },
        { grantee: { uri: 'http://acs.amazonaws.com/groups/global/AllUsers' }, permission: 'READ' },
      ],
    },
  },
  encryption: {
    query: 'encryption',
    body: `<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>arn:aws:kms:us-east-1:111122223333:key/one</KMSMasterKeyID></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled><BlockedEncryptionTypes><EncryptionType>SSE-C</EncryptionType></BlockedEncryptionTypes></Rule></ServerSideEncryptionConfiguration>`,
    value: {
      Rules: [
        {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:key/one',
          BucketKeyEnabled: true,
          BlockedEncryptionTypes: ['SSE-C'],
        },
      ],
    },
  },
  versioning: {
    query: 'versioning',
    body: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
    value: { Status: 'Enabled', MFADelete: null },
  },
  logging: {
    query: 'logging',
    body: '<BucketLoggingStatus><LoggingEnabled><TargetBucket>audit</TargetBucket><TargetPrefix>logs/</TargetPrefix></LoggingEnabled></BucketLoggingStatus>',
    value: { LoggingEnabled: { TargetBucket: 'audit', TargetPrefix: 'logs/' } },
  },
  lifecycle: {
    query: 'lifecycle',
    body: `<LifecycleConfiguration><Rule><ID>old</ID><Filter><Prefix>tmp/</Prefix></Filter><Status>Enabled</Status><Expiration><Date>2027-01-01T00:00:00.000Z</Date></Expiration><Transition><Days>30</Days><StorageClass>GLACIER</StorageClass></Transition></Rule></LifecycleConfiguration>`,
    value: {
      Rules: [
        {
          ID: 'old',
          Filter: { Prefix: 'tmp/' },
          Status: 'Enabled',
          Expiration: { Date: '2027-01-01T00:00:00.000Z' },
          Transitions: [{ Days: 30, StorageClass: 'GLACIER' }],
        },
      ],
    },
  },
  replication: {
    query: 'replication',
    body: `<ReplicationConfiguration><Role>arn:aws:iam::111122223333:role/copy</Role><Rule><ID>all</ID><Priority>1</Priority><Status>Enabled</Status><Destination><Bucket>arn:aws:s3:::copy</Bucket></Destination></Rule></ReplicationConfiguration>`,
    value: {
      Role: 'arn:aws:iam::111122223333:role/copy',
      Rules: [{ ID: 'all', Priority: 1, Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::copy' } }],
    },
  },
  notification: {
    query: 'notification',
    body: `<NotificationConfiguration><QueueConfiguration><Id>q</Id><Queue>arn:aws:sqs:us-east-1:111122223333:q</Queue><Event>s3:ObjectCreated:*</Event></QueueConfiguration><EventBridgeConfiguration/></NotificationConfiguration>`,
    value: {
      QueueConfigurations: [
        { Id: 'q', QueueArn: 'arn:aws:sqs:us-east-1:111122223333:q', Events: ['s3:ObjectCreated:*'] },
      ],
      EventBridgeConfiguration: {},
    },
  },
  website: {
    query: 'website',
    body: '<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument></WebsiteConfiguration>',
    value: { IndexDocument: { Suffix: 'index.html' } },
  },
  cors: {
    query: 'cors',
    body: '<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin><MaxAgeSeconds>60</MaxAgeSeconds></CORSRule></CORSConfiguration>',
    value: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'], MaxAgeSeconds: 60 }] },
  },
  requestPayment: {
    query: 'requestPayment',
    body: '<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>',
    value: { Payer: 'Requester' },
  },
  accelerate: {
    query: 'accelerate',
    body: '<AccelerateConfiguration><Status>Suspended</Status></AccelerateConfiguration>',
    value: { Status: 'Suspended' },
  },
  objectLock: {
    query: 'object-lock',
    body: '<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>GOVERNANCE</Mode><Days>7</Days></DefaultRetention></Rule></ObjectLockConfiguration>',
    value: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 7 } } },
  },
  tagging: {
    query: 'tagging',
    body: '<Tagging><TagSet><Tag><Key>team</Key><Value>data &amp; logs</Value></Tag></TagSet></Tagging>',
    value: { TagSet: [{ Key: 'team', Value: 'data & logs' }] },
  },
  abac: {
    query: 'abac',
    body: '<AbacStatus><Status>Enabled</Status></AbacStatus>',
    value: { Status: 'Enabled' },
  },
  metadata: {
    query: 'metadataConfiguration',
    body: `<GetBucketMetadataConfigurationResult><MetadataConfigurationResult><DestinationResult><TableBucketType>aws</TableBucketType></DestinationResult><JournalTableConfigurationResult><TableStatus>ACTIVE</TableStatus><TableName>journal</TableName></JournalTableConfigurationResult></MetadataConfigurationResult></GetBucketMetadataConfigurationResult>`,
    value: {
      DestinationResult: { TableBucketType: 'aws' },
      JournalTableConfigurationResult: { TableStatus: 'ACTIVE', TableName: 'journal' },
    },
  },
  metadataTable: {
    query: 'metadataTable',
    body: `<GetBucketMetadataTableConfigurationResult><MetadataTableConfigurationResult><S3TablesDestinationResult><TableName>files</TableName></S3TablesDestinationResult></MetadataTableConfigurationResult><Status>ACTIVE</Status></GetBucketMetadataTableConfigurationResult>`,
    value: { S3TablesDestinationResult: { TableName: 'files' } },
  },
  metrics: {
    query: 'metrics',
    body: '<ListMetricsConfigurationsResult><MetricsConfiguration><Id>whole</Id></MetricsConfiguration><IsTruncated>false</IsTruncated></ListMetricsConfigurationsResult>',
    value: [{ Id: 'whole' }],
  },
  inventory: {
    query: 'inventory',
    body: `<ListInventoryConfigurationsResult><InventoryConfiguration><Id>weekly</Id><IsEnabled>true</IsEnabled><Destination><S3BucketDestination><Bucket>arn:aws:s3:::lists</Bucket><Format>CSV</Format></S3BucketDestination></Destination><IncludedObjectVersions>All</IncludedObjectVersions><Schedule><Frequency>Weekly</Frequency></Schedule></InventoryConfiguration><IsTruncated>false</IsTruncated></ListInventoryConfigurationsResult>`,
    value: [
      {
        Id: 'weekly',
        IsEnabled: true,
        Destination: { S3BucketDestination: { Bucket: 'arn:aws:s3:::lists', Format: 'CSV' } },
        IncludedObjectVersions: 'All',
        Schedule: { Frequency: 'Weekly' },
      },
    ],
  },
  analytics: {
    query: 'analytics',
    body: '<ListBucketAnalyticsConfigurationsResult><AnalyticsConfiguration><Id>one</Id><StorageClassAnalysis/></AnalyticsConfiguration><IsTruncated>false</IsTruncated></ListBucketAnalyticsConfigurationsResult>',
    value: [{ Id: 'one', StorageClassAnalysis: {} }],
  },
  intelligentTiering: {
    query: 'intelligent-tiering',
    body: `<ListBucketIntelligentTieringConfigurationsOutput><IntelligentTieringConfiguration><Id>deep</Id><Status>Enabled</Status><Tiering><Days>180</Days><AccessTier>DEEP_ARCHIVE_ACCESS</AccessTier></Tiering></IntelligentTieringConfiguration><IsTruncated>false</IsTruncated></ListBucketIntelligentTieringConfigurationsOutput>`,
    value: [{ Id: 'deep', Status: 'Enabled', Tierings: [{ Days: 180, AccessTier: 'DEEP_ARCHIVE_ACCESS' }] }],
  },
};

/** What S3 answers with 200 where nothing was ever configured. */
export const blank: { readonly [Name in keyof Settings]?: Document<Name> } = {
  versioning: { query: 'versioning', body: '<VersioningConfiguration/>', value: { Status: null, MFADelete: null } },
  logging: { query: 'logging', body: '<BucketLoggingStatus/>', value: { LoggingEnabled: null } },
  notification: { query: 'notification', body: '<NotificationConfiguration/>', value: {} },
  accelerate: { query: 'accelerate', body: '<AccelerateConfiguration/>', value: { Status: null } },
  metrics: {
    query: 'metrics',
    body: '<ListMetricsConfigurationsResult><IsTruncated>false</IsTruncated></ListMetricsConfigurationsResult>',
    value: [],
  },
};
