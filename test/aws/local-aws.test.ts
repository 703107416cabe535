import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AwsFor, awsFor } from '../../src/aws/clients.ts';
import { collect } from '../../src/aws/collect.ts';
import { readings } from '../../src/aws/readings.ts';
import { settings } from '../../src/aws/settings/index.ts';
import { target } from '../../src/core/target.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';

const [account, stranger] = ['111122223333', '444455556666'];
const everything = readings.map(({ name }) => name);
const key = 'a/b c+d%.csv';
const lookFrom = (accessKeyId: string): AwsFor =>
  awsFor({ endpoint: local.url, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey: 'x' } });

let local: LocalAws;
let aws: AwsFor;
beforeAll(async () => {
  local = await startLocalAws();
  aws = lookFrom(account);
  const { s3 } = aws({ account: null, region: 'eu-west-1', role: 'write' });
  const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' as const };
  await s3.send(new CreateBucketCommand({ Bucket: 'media', CreateBucketConfiguration }));
  await s3.send(new PutObjectCommand({ Bucket: 'media', Key: key, Body: 'hello' }));
});
afterAll(async () => {
  aws.dispose();
  await local.stop();
});

it('everything about an object in another region is read, and nothing fails', async () => {
  const { reads } = await collect(aws, target({ bucket: 'media', key }), everything, new Date());
  const missing = Object.entries(reads).filter(([, { is }]) => is !== 'known' && is !== 'absent');
  expect(missing).toEqual([]);
  expect(reads).toMatchObject({
    bucket: { value: { region: 'eu-west-1', listable: true } },
    object: { value: { is: 'readable', head: { size: 5 } } },
    objectVersions: { value: [{ versionId: 'null' }] },
    recentChanges: { value: [{ name: 'CreateBucket' }] },
    accountPublicAccessBlock: { is: 'absent' },
  });
});

it('a wrong owner is noticed, and what can be read is read all the same', async () => {
  const { reads } = await collect(aws, target({ bucket: 'media', account: stranger }), ['versioning'], new Date());
  expect(reads.bucket).toMatchObject({ value: { expectedOwner: false, listable: true } });
  expect(reads.versioning).toMatchObject({ is: 'known' });
});

it('a bucket that does not exist is absent, and nothing is said about its settings', async () => {
  const names = settings.map(({ name }) => name).filter((name) => name !== 'accountPublicAccessBlock');
  const { reads } = await collect(aws, target({ bucket: 'no-such-bucket-here' }), names, new Date());
  expect(reads.bucket).toEqual({ is: 'absent' });
  for (const name of names) expect(reads[name]).toMatchObject({ is: 'failed', why: 'no such bucket' });
});
