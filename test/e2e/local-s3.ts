import { readFile } from 'node:fs/promises';
import { PutBucketRequestPaymentCommand, S3Client } from '@aws-sdk/client-s3';
import type { Running } from './running.ts';

/** Where the AWS of a running sandbox listens. */
async function awsOf({ data }: Pick<Running, 'data'>): Promise<string> {
  const { aws } = JSON.parse(await readFile(`${data}/sandbox.json`, 'utf8')) as { aws: string };
  return aws;
}

/** Somebody changes a bucket, and not by Cooper. */
export async function putRequestPayment(
  cooper: Pick<Running, 'data'>,
  bucket: string,
  payer: 'Requester' | 'BucketOwner',
): Promise<void> {
  const credentials = { accessKeyId: '111122223333', secretAccessKey: 'sandbox' };
  const s3 = new S3Client({ endpoint: await awsOf(cooper), region: 'us-east-1', forcePathStyle: true, credentials });
  await s3.send(new PutBucketRequestPaymentCommand({ Bucket: bucket, RequestPaymentConfiguration: { Payer: payer } }));
  s3.destroy();
}
