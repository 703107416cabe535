import { GetPublicAccessBlockCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import type { AwsClients } from './clients.ts';
import { factOf } from './fact-of.ts';

const missing = ['NoSuchPublicAccessBlockConfiguration'];

/**
 * Whether S3 confirms that an account owns a bucket: it answers something under that condition. False when it does not
 * confirm, which may also mean that we may read neither of the two.
 */
export async function owns({ s3 }: AwsClients, account: string, bucket: string): Promise<boolean> {
  const guarded = { Bucket: bucket, ExpectedBucketOwner: account };
  const answers = await Promise.all([
    factOf({ action: 's3:ListBucket' }, () => s3.send(new HeadBucketCommand(guarded))),
    factOf({ action: 's3:GetBucketPublicAccessBlock', absent: missing }, () =>
      s3.send(new GetPublicAccessBlockCommand(guarded)),
    ),
  ]);
  return answers.some(({ is }) => is === 'known' || is === 'absent');
}
