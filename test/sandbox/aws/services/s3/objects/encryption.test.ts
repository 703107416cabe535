import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, PutBucketEncryptionCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { key } from '../../../../../../src/sandbox/aws/services/kms/seed.ts';
import { bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, other, post, refusalOf, s3Of } from '../../../world.ts';

const id = '00000000-0000-4000-8000-000000000001';
const arn = `arn:aws:kms:us-east-1:${account}:key/${id}`;
const customer = Buffer.alloc(32, 1);
const SSECustomerKey = customer.toString('base64');
const keyMd5 = createHash('md5').update(customer).digest('base64');

const aws = localAws((state) => {
  key(state, { account, region: 'us-east-1', id, alias: 'alias/mine' });
  bucket(state, {
    name: 'plain',
    account,
    objects: [
      { key: 'sse-c', body: 'x', encryption: { algorithm: 'SSE-C', keyMd5 } },
      {
        key: 'lost',
        body: 'x',
        encryption: { algorithm: 'aws:kms', keyId: `arn:aws:kms:us-east-1:${other}:key/gone` },
      },
    ],
  });
  const kms = {
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/mine' },
    BucketKeyEnabled: true,
  };
  bucket(state, { name: 'kms', account, encryption: { Rules: [kms] }, objects: [{ key: 'k', body: 'x' }] });
});

const put = (Bucket: string, more: object = {}) =>
  s3Of(aws()).send(new PutObjectCommand({ Bucket, Key: 'new', Body: 'x', ...more }));
const get = (Bucket: string, Key: string, more: object = {}) =>
  s3Of(aws()).send(new GetObjectCommand({ Bucket, Key, ...more }));

it('a bucket’s default is what new objects get', async () => {
  const kms = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: arn, BucketKeyEnabled: true };
  expect(await put('kms')).toMatchObject(kms);
  expect(await get('kms', 'new')).toMatchObject(kms);
  expect(await get('kms', 'k')).toMatchObject(kms);
  expect((await put('plain')).ServerSideEncryption).toBe('AES256');
});

it('a request for KMS without a key means the AWS managed key', async () => {
  const { SSEKMSKeyId } = await put('plain', { ServerSideEncryption: 'aws:kms' });
  expect(aws().state.kms.keys.get(SSEKMSKeyId ?? '')?.manager).toBe('AWS');
});

it.each([
  ['Disabled', 'KMS.DisabledException'],
  ['PendingDeletion', 'KMS.KMSInvalidStateException'],
] as const)('a key that is %s stops reads and writes', async (state, name) => {
  const held = aws().state.kms.keys.get(arn);
  if (held !== undefined) held.state = state;
  expect(await refusalOf(get('kms', 'k'))).toMatchObject({ name, status: 400 });
  expect(await refusalOf(put('kms'))).toMatchObject({ name, status: 400 });
  await s3Of(aws()).send(new HeadObjectCommand({ Bucket: 'kms', Key: 'k' }));
});

it('a key that is not there leaves the reader guessing, as KMS does', async () => {
  const { name, message } = await refusalOf(get('plain', 'lost'));
  expect([name, message]).toEqual([
    'AccessDenied',
    expect.stringContaining(
      'because the resource does not exist in this Region, no resource-based policies allow access',
    ),
  ]);
});

it('who may not use the key may not read, and is told of kms:Decrypt', async () => {
  await post(aws(), 'denials', {
    denials: [{ principal: '*', action: 'kms:Decrypt', resource: arn, message: 'no kms:Decrypt' }],
  });
  expect(await refusalOf(get('kms', 'k'))).toMatchObject({
    name: 'AccessDenied',
    status: 403,
    message: 'no kms:Decrypt',
  });
  await s3Of(aws()).send(new HeadObjectCommand({ Bucket: 'kms', Key: 'k' }));
  await put('kms');
});

it('an object with a key of its customer needs that key', async () => {
  const own = { SSECustomerAlgorithm: 'AES256', SSECustomerKey };
  expect(await refusalOf(get('plain', 'sse-c'))).toMatchObject({ name: 'InvalidRequest', status: 400 });
  expect(await get('plain', 'sse-c', own)).toMatchObject({ SSECustomerAlgorithm: 'AES256' });
  const wrong = { ...own, SSECustomerKey: Buffer.alloc(32, 2).toString('base64') };
  expect(await refusalOf(get('plain', 'sse-c', wrong))).toMatchObject({ name: 'AccessDenied', status: 403 });
});

it('new buckets refuse customers’ keys, until they are allowed', async () => {
  const own = { SSECustomerAlgorithm: 'AES256', SSECustomerKey };
  expect(await refusalOf(put('plain', own))).toMatchObject({
    name: 'AccessDenied',
    status: 403,
    message: expect.stringContaining('(SSE-C)'),
  });
  const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }];
  await s3Of(aws()).send(
    new PutBucketEncryptionCommand({ Bucket: 'plain', ServerSideEncryptionConfiguration: { Rules } }),
  );
  await put('plain', own);
});
