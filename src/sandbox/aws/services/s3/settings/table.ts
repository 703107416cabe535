import {
  checkAbac,
  checkAccelerate,
  checkCors,
  checkEncryption,
  checkLogging,
  checkObjectLock,
  checkOwnership,
  checkPublicAccessBlock,
  checkReplication,
  checkRequestPayment,
  checkTagging,
  checkVersioning,
  checkWebsite,
} from './checks.ts';
import { checkLifecycle, showLifecycle } from './lifecycle.ts';
import { showMetadata, showMetadataTable } from './metadata.ts';
import type { NamedRow, SettingRow } from './setting.ts';

const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

/**
 * Every bucket setting that is one XML document. Names, IAM actions, absent codes and the defaults of new buckets are
 * those of the S3 API reference, of «Required permissions for Amazon S3 API operations» and of the SDK's models; the
 * policy and the ACL have files of their own.
 */
export const settings: readonly SettingRow[] = [
  {
    query: 'publicAccessBlock',
    root: 'PublicAccessBlockConfiguration',
    get: ['GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock'],
    put: ['PutPublicAccessBlock', 's3:PutBucketPublicAccessBlock'],
    delete: ['DeletePublicAccessBlock', 's3:PutBucketPublicAccessBlock'],
    absent: {
      code: 'NoSuchPublicAccessBlockConfiguration',
      message: 'The public access block configuration was not found',
    },
    initial: on,
    check: checkPublicAccessBlock,
  },
  {
    query: 'ownershipControls',
    root: 'OwnershipControls',
    get: ['GetBucketOwnershipControls', 's3:GetBucketOwnershipControls'],
    put: ['PutBucketOwnershipControls', 's3:PutBucketOwnershipControls'],
    delete: ['DeleteBucketOwnershipControls', 's3:PutBucketOwnershipControls'],
    absent: { code: 'OwnershipControlsNotFoundError', message: 'The bucket ownership controls were not found' },
    initial: { Rule: { ObjectOwnership: 'BucketOwnerEnforced' } },
    check: checkOwnership,
  },
  {
    query: 'encryption',
    root: 'ServerSideEncryptionConfiguration',
    get: ['GetBucketEncryption', 's3:GetEncryptionConfiguration'],
    put: ['PutBucketEncryption', 's3:PutEncryptionConfiguration'],
    delete: ['DeleteBucketEncryption', 's3:PutEncryptionConfiguration'],
    absent: {
      Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
    },
    initial: {
      Rule: {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
        BucketKeyEnabled: false,
        BlockedEncryptionTypes: { EncryptionType: 'SSE-C' },
      },
    },
    check: checkEncryption,
  },
  {
    query: 'versioning',
    root: 'VersioningConfiguration',
    get: ['GetBucketVersioning', 's3:GetBucketVersioning'],
    put: ['PutBucketVersioning', 's3:PutBucketVersioning'],
    absent: {},
    check: checkVersioning,
  },
  {
    query: 'logging',
    root: 'BucketLoggingStatus',
    get: ['GetBucketLogging', 's3:GetBucketLogging'],
    put: ['PutBucketLogging', 's3:PutBucketLogging'],
    absent: {},
    check: checkLogging,
  },
  {
    query: 'lifecycle',
    root: 'LifecycleConfiguration',
    get: ['GetBucketLifecycleConfiguration', 's3:GetLifecycleConfiguration'],
    put: ['PutBucketLifecycleConfiguration', 's3:PutLifecycleConfiguration'],
    delete: ['DeleteBucketLifecycle', 's3:PutLifecycleConfiguration'],
    absent: { code: 'NoSuchLifecycleConfiguration', message: 'The lifecycle configuration does not exist' },
    check: checkLifecycle,
    show: showLifecycle,
  },
  {
    query: 'replication',
    root: 'ReplicationConfiguration',
    get: ['GetBucketReplication', 's3:GetReplicationConfiguration'],
    put: ['PutBucketReplication', 's3:PutReplicationConfiguration'],
    delete: ['DeleteBucketReplication', 's3:PutReplicationConfiguration'],
    absent: {
      code: 'ReplicationConfigurationNotFoundError',
      message: 'The replication configuration was not found',
    },
    check: checkReplication,
  },
  {
    query: 'notification',
    root: 'NotificationConfiguration',
    get: ['GetBucketNotificationConfiguration', 's3:GetBucketNotification'],
    put: ['PutBucketNotificationConfiguration', 's3:PutBucketNotification'],
    absent: {},
  },
  {
    query: 'website',
    root: 'WebsiteConfiguration',
    get: ['GetBucketWebsite', 's3:GetBucketWebsite'],
    put: ['PutBucketWebsite', 's3:PutBucketWebsite'],
    delete: ['DeleteBucketWebsite', 's3:DeleteBucketWebsite'],
    absent: {
      code: 'NoSuchWebsiteConfiguration',
      message: 'The specified bucket does not have a website configuration',
    },
    check: checkWebsite,
  },
  {
    query: 'cors',
    root: 'CORSConfiguration',
    get: ['GetBucketCors', 's3:GetBucketCORS'],
    put: ['PutBucketCors', 's3:PutBucketCORS'],
    delete: ['DeleteBucketCors', 's3:PutBucketCORS'],
    absent: { code: 'NoSuchCORSConfiguration', message: 'The CORS configuration does not exist' },
    check: checkCors,
  },
  {
    query: 'requestPayment',
    root: 'RequestPaymentConfiguration',
    get: ['GetBucketRequestPayment', 's3:GetBucketRequestPayment'],
    put: ['PutBucketRequestPayment', 's3:PutBucketRequestPayment'],
    absent: { Payer: 'BucketOwner' },
    check: checkRequestPayment,
  },
  {
    query: 'accelerate',
    root: 'AccelerateConfiguration',
    get: ['GetBucketAccelerateConfiguration', 's3:GetAccelerateConfiguration'],
    put: ['PutBucketAccelerateConfiguration', 's3:PutAccelerateConfiguration'],
    absent: {},
    check: checkAccelerate,
  },
  {
    query: 'object-lock',
    root: 'ObjectLockConfiguration',
    get: ['GetObjectLockConfiguration', 's3:GetBucketObjectLockConfiguration'],
    put: ['PutObjectLockConfiguration', 's3:PutBucketObjectLockConfiguration'],
    absent: {
      code: 'ObjectLockConfigurationNotFoundError',
      message: 'Object Lock configuration does not exist for this bucket',
    },
    check: checkObjectLock,
  },
  {
    query: 'tagging',
    root: 'Tagging',
    get: ['GetBucketTagging', 's3:GetBucketTagging'],
    put: ['PutBucketTagging', 's3:PutBucketTagging'],
    delete: ['DeleteBucketTagging', 's3:PutBucketTagging'],
    absent: { code: 'NoSuchTagSet', message: 'The TagSet does not exist' },
    check: checkTagging,
  },
  {
    query: 'abac',
    root: 'AbacStatus',
    get: ['GetBucketAbac', 's3:GetBucketAbac'],
    put: ['PutBucketAbac', 's3:PutBucketAbac'],
    absent: { Status: 'Disabled' },
    check: checkAbac,
  },
  {
    query: 'metadataConfiguration',
    root: 'MetadataConfiguration',
    get: ['GetBucketMetadataConfiguration', 's3:GetBucketMetadataTableConfiguration'],
    put: ['CreateBucketMetadataConfiguration', 's3:CreateBucketMetadataTableConfiguration'],
    putMethod: 'POST',
    delete: ['DeleteBucketMetadataConfiguration', 's3:DeleteBucketMetadataTableConfiguration'],
    absent: { code: 'MetadataConfigurationNotFound', message: 'The metadata configuration does not exist' },
    show: showMetadata,
  },
  {
    query: 'metadataTable',
    root: 'MetadataTableConfiguration',
    get: ['GetBucketMetadataTableConfiguration', 's3:GetBucketMetadataTableConfiguration'],
    put: ['CreateBucketMetadataTableConfiguration', 's3:CreateBucketMetadataTableConfiguration'],
    putMethod: 'POST',
    delete: ['DeleteBucketMetadataTableConfiguration', 's3:DeleteBucketMetadataTableConfiguration'],
    absent: { code: 'MetadataTableConfigurationNotFound', message: 'The metadata table configuration does not exist' },
    show: showMetadataTable,
  },
];

function named(query: string, words: string, listRoot: string): NamedRow {
  const read = `s3:Get${words}Configuration`;
  const write = `s3:Put${words}Configuration`;
  return {
    query,
    root: `${words}Configuration`,
    list: { name: `ListBucket${words}Configurations`, root: listRoot },
    get: [`GetBucket${words}Configuration`, read],
    put: [`PutBucket${words}Configuration`, write],
    delete: [`DeleteBucket${words}Configuration`, write],
  };
}

/** Settings of which a bucket may have many. */
export const namedSettings: readonly NamedRow[] = [
  named('metrics', 'Metrics', 'ListMetricsConfigurationsResult'),
  named('inventory', 'Inventory', 'ListInventoryConfigurationsResult'),
  named('analytics', 'Analytics', 'ListBucketAnalyticsConfigurationResult'),
  named('intelligent-tiering', 'IntelligentTiering', 'ListBucketIntelligentTieringConfigurationsOutput'),
];
