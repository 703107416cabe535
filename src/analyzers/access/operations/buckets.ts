import { code, words } from '../../../core/words.ts';
import { aclHeaders, header, onBucket, onEverything, operation, setting } from './rows.ts';
import type { NeedRow, Operation } from './types.ts';

const passRole: NeedRow = {
  action: 'iam:PassRole',
  on: 'role',
  why: words`to hand S3 the role that it copies with`,
};

/**
 * Operations on a bucket and its settings. Their actions often have another name.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export const buckets: readonly Operation[] = [
  setting('ListObjectsV2', 'ListBucket'),
  setting('ListObjects', 'ListBucket'),
  setting('HeadBucket', 'ListBucket'),
  setting('ListObjectVersions', 'ListBucketVersions'),
  setting('ListMultipartUploads', 'ListBucketMultipartUploads'),
  operation('ListBuckets', [onEverything('ListAllMyBuckets')]),
  operation('CreateBucket', [
    onBucket('CreateBucket'),
    onBucket('PutBucketAcl', { header: aclHeaders }),
    ...['PutBucketObjectLockConfiguration', 'PutBucketVersioning'].map((action) =>
      onBucket(action, { header: header('x-amz-bucket-object-lock-enabled', /^true$/i) }),
    ),
    onBucket('PutBucketOwnershipControls', { header: header('x-amz-object-ownership') }),
  ]),
  setting('DeleteBucket', 'DeleteBucket'),
  setting('GetBucketLocation', 'GetBucketLocation'),
  setting('GetBucketPolicy', 'GetBucketPolicy'),
  setting('GetBucketPolicyStatus', 'GetBucketPolicyStatus'),
  setting('PutBucketPolicy', 'PutBucketPolicy'),
  setting('DeleteBucketPolicy', 'DeleteBucketPolicy'),
  setting('GetBucketAcl', 'GetBucketAcl'),
  setting('PutBucketAcl', 'PutBucketAcl'),
  setting('GetPublicAccessBlock', 'GetBucketPublicAccessBlock'),
  setting('PutPublicAccessBlock', 'PutBucketPublicAccessBlock'),
  setting('DeletePublicAccessBlock', 'PutBucketPublicAccessBlock'),
  setting('GetBucketOwnershipControls', 'GetBucketOwnershipControls'),
  setting('PutBucketOwnershipControls', 'PutBucketOwnershipControls'),
  setting('DeleteBucketOwnershipControls', 'PutBucketOwnershipControls'),
  setting('GetBucketEncryption', 'GetEncryptionConfiguration'),
  setting('PutBucketEncryption', 'PutEncryptionConfiguration'),
  setting('DeleteBucketEncryption', 'PutEncryptionConfiguration'),
  setting('GetBucketVersioning', 'GetBucketVersioning'),
  setting('PutBucketVersioning', 'PutBucketVersioning'),
  setting('GetBucketLifecycleConfiguration', 'GetLifecycleConfiguration'),
  setting('PutBucketLifecycleConfiguration', 'PutLifecycleConfiguration'),
  setting('DeleteBucketLifecycle', 'PutLifecycleConfiguration'),
  setting('GetBucketCors', 'GetBucketCORS'),
  setting('PutBucketCors', 'PutBucketCORS'),
  setting('DeleteBucketCors', 'PutBucketCORS'),
  setting('GetBucketReplication', 'GetReplicationConfiguration'),
  operation('PutBucketReplication', [onBucket('PutReplicationConfiguration'), passRole]),
  setting('DeleteBucketReplication', 'PutReplicationConfiguration'),
  setting('GetBucketNotificationConfiguration', 'GetBucketNotification'),
  setting('PutBucketNotificationConfiguration', 'PutBucketNotification'),
  setting('GetBucketLogging', 'GetBucketLogging'),
  setting('PutBucketLogging', 'PutBucketLogging'),
  setting('GetBucketTagging', 'GetBucketTagging'),
  setting('PutBucketTagging', 'PutBucketTagging'),
  setting('DeleteBucketTagging', 'PutBucketTagging'),
  setting('GetBucketAbac', 'GetBucketAbac'),
  setting('PutBucketAbac', 'PutBucketAbac'),
  setting('GetBucketWebsite', 'GetBucketWebsite'),
  setting('PutBucketWebsite', 'PutBucketWebsite'),
  setting('DeleteBucketWebsite', 'DeleteBucketWebsite'),
  setting('GetBucketRequestPayment', 'GetBucketRequestPayment'),
  setting('PutBucketRequestPayment', 'PutBucketRequestPayment'),
  setting('GetBucketAccelerateConfiguration', 'GetAccelerateConfiguration'),
  setting('PutBucketAccelerateConfiguration', 'PutAccelerateConfiguration'),
  setting('GetObjectLockConfiguration', 'GetBucketObjectLockConfiguration'),
  setting('PutObjectLockConfiguration', 'PutBucketObjectLockConfiguration'),
  ...['Analytics', 'IntelligentTiering', 'Inventory', 'Metrics'].flatMap((kind) => [
    setting(`GetBucket${kind}Configuration`, `Get${kind}Configuration`),
    setting(`ListBucket${kind}Configurations`, `Get${kind}Configuration`),
    setting(`PutBucket${kind}Configuration`, `Put${kind}Configuration`),
    setting(`DeleteBucket${kind}Configuration`, `Put${kind}Configuration`),
  ]),
  setting('GetBucketMetadataConfiguration', 'GetBucketMetadataTableConfiguration'),
  setting('GetBucketMetadataTableConfiguration', 'GetBucketMetadataTableConfiguration'),
  {
    ...setting('DeleteBucketMetadataConfiguration', 'DeleteBucketMetadataTableConfiguration'),
    note: words`The metadata tables stay: they are deleted with ${code('s3tables:')} actions of their own.`,
  },
];
