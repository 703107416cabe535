/**
 * CloudTrail names an event after its API with few exceptions, most of them S3's, which keep the names of older APIs
 * (S3 user guide, «Amazon S3 CloudTrail events»).
 */
const exceptions: Readonly<Record<string, string>> = {
  PutBucketLifecycleConfiguration: 'PutBucketLifecycle',
  GetBucketLifecycleConfiguration: 'GetBucketLifecycle',
  PutBucketNotificationConfiguration: 'PutBucketNotification',
  GetBucketNotificationConfiguration: 'GetBucketNotification',
  PutBucketAccelerateConfiguration: 'PutAccelerateConfiguration',
  GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
  PutObjectLockConfiguration: 'PutBucketObjectLockConfiguration',
  GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  DeletePublicAccessBlock: 'DeleteBucketPublicAccessBlock',
};

const perAccount: Readonly<Record<string, string>> = {
  PutPublicAccessBlock: 'PutAccountPublicAccessBlock',
  GetPublicAccessBlock: 'GetAccountPublicAccessBlock',
  DeletePublicAccessBlock: 'DeleteAccountPublicAccessBlock',
};

/** The event name of an operation; its action tells the account's public access block from a bucket's. */
export function eventName({ name, action }: { readonly name: string; readonly action: string }): string {
  if (!action.startsWith('s3:')) return name;
  if (/^s3:\w+AccountPublicAccessBlock$/.test(action)) return perAccount[name] ?? name;
  return exceptions[name] ?? name;
}
