import {
  CreateBucketCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCheckpoint } from '../../src/aws/checkpoint.ts';
import { awsFor } from '../../src/aws/clients.ts';
import { Refusal } from '../../src/core/errors.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';

const checkpoint = { key: 'cooper-audit/000000000001-abc.json', body: '{"is":"cooper audit checkpoint"}' };
const place = { bucket: 'kept', account: '111122223333' };
const locked = {
  ObjectLockConfiguration: {
    ObjectLockEnabled: 'Enabled' as const,
    Rule: { DefaultRetention: { Mode: 'COMPLIANCE' as const, Days: 365 } },
  },
};
const awsSays = (name: string, status: number) =>
  Object.assign(new Error('said'), { name, $metadata: { httpStatusCode: status } });

describe('what is sent', () => {
  const s3 = mockClient(S3Client);
  afterAll(() => s3.restore());
  beforeEach(() => {
    s3.reset();
    s3.on(GetObjectLockConfigurationCommand).resolves(locked);
    s3.on(PutObjectCommand).resolves({ VersionId: 'v1' });
  });
  const write = (where: { bucket: string; account: string | null } = place) =>
    writeCheckpoint(new S3Client({ region: 'us-east-1' }), where, checkpoint);

  it('is one object that writes over nothing, with a checksum, to the bucket of the account that it should be', async () => {
    expect(await write()).toEqual({ is: 'written', mode: 'COMPLIANCE', versionId: 'v1' });
    expect(s3.commandCalls(PutObjectCommand).map(({ args: [command] }) => command.input)).toEqual([
      {
        Bucket: 'kept',
        ExpectedBucketOwner: '111122223333',
        Key: checkpoint.key,
        Body: checkpoint.body,
        ContentType: 'application/json',
        ChecksumAlgorithm: 'SHA256',
        IfNoneMatch: '*',
      },
    ]);
  });

  it('names no account where it is not known', async () => {
    await write({ ...place, account: null });
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).not.toHaveProperty('ExpectedBucketOwner');
  });

  it.each([
    ['no Object Lock', awsSays('ObjectLockConfigurationNotFoundError', 404)],
    ['Object Lock without a default retention', { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' as const } }],
    [
      'a retention without a time',
      {
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled' as const,
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE' as const } },
        },
      },
    ],
  ])('is nothing to a bucket with %s', async (_name, said) => {
    const on = s3.on(GetObjectLockConfigurationCommand);
    if (said instanceof Error) on.rejects(said);
    else on.resolves(said);
    await expect(write()).rejects.toThrow(/keeps nothing from change/);
    expect(s3.commandCalls(PutObjectCommand)).toEqual([]);
  });

  it('was sent before where S3 says that it is there', async () => {
    s3.on(PutObjectCommand).rejects(awsSays('PreconditionFailed', 412));
    expect(await write()).toEqual({ is: 'there already' });
  });

  it.each(['AccessDenied', 'ConditionalRequestConflict', 'SlowDown'])('is refused in AWS’s words: %s', async (name) => {
    s3.on(PutObjectCommand).rejects(awsSays(name, 400));
    const thrown = await write().catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Refusal);
    expect(String(thrown)).toContain(name);
  });
});

describe('with the local AWS', () => {
  let local: LocalAws;
  beforeAll(async () => {
    local = await startLocalAws();
  });
  afterAll(() => local.stop());

  it('is written once and then there', async () => {
    const credentials = { accessKeyId: '111122223333', secretAccessKey: 'x' };
    const aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials });
    const { s3 } = aws({ account: null, region: null, role: 'write' });
    await s3.send(new CreateBucketCommand({ Bucket: 'kept', ObjectLockEnabledForBucket: true }));
    await expect(writeCheckpoint(s3, place, checkpoint)).rejects.toThrow(/keeps nothing/);
    await s3.send(new PutObjectLockConfigurationCommand({ Bucket: 'kept', ...locked }));
    expect(await writeCheckpoint(s3, place, checkpoint)).toMatchObject({ is: 'written', mode: 'COMPLIANCE' });
    expect(await writeCheckpoint(s3, place, { ...checkpoint, body: 'another' })).toEqual({ is: 'there already' });
    const reader = new S3Client({ endpoint: local.url, region: 'us-east-1', credentials, forcePathStyle: true });
    const { Body } = await reader.send(new GetObjectCommand({ Bucket: 'kept', Key: checkpoint.key }));
    expect(await Body?.transformToString()).toBe(checkpoint.body);
    aws.dispose();
  });
});
