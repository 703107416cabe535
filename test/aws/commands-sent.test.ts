import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { GetBucketPolicyCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { awsFor } from '../../src/aws/clients.ts';
import { recentChanges } from '../../src/aws/measures/recent-changes.ts';
import { settingOf } from '../../src/aws/settings/index.ts';
import { known } from '../../src/core/fact.ts';
import { target } from '../../src/core/target.ts';

const s3 = mockClient(S3Client);
const cloudTrail = mockClient(CloudTrailClient);
afterEach(() => {
  s3.reset();
  cloudTrail.reset();
});

const aws = awsFor({ region: 'us-east-1', credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' } });
const readers = aws({ account: null, region: null, role: 'read' });
const writers = aws({ account: '111122223333', region: null, role: 'write' });

/** The bucket owner of every command that S3 was sent. */
const owners = () =>
  s3.calls().map(({ args: [command] }) => (command.input as { ExpectedBucketOwner?: string }).ExpectedBucketOwner);

describe('F27: the expected bucket owner', () => {
  it('goes along with a write, always', async () => {
    s3.on(PutBucketVersioningCommand).resolves({});
    await settingOf('versioning').write(writers, target({ bucket: 'logs', account: '111122223333' }), {
      Status: 'Enabled',
      MFADelete: null,
    });
    expect(owners()).toEqual(['111122223333']);
  });

  it('must be known before anything is written', async () => {
    const anybodys = target({ bucket: 'logs' });
    const value = { Status: 'Enabled', MFADelete: null } as const;
    await expect(settingOf('versioning').write(writers, anybodys, value)).rejects.toThrow('account');
    expect(s3.calls()).toEqual([]);
  });

  it.each([
    ['111122223333', ['111122223333']],
    [null, [undefined]],
  ])('goes along with a read when the question named %s', async (account, sent) => {
    s3.on(GetBucketPolicyCommand).resolves({ Policy: '{"Version":"2012-10-17","Statement":[]}' });
    await settingOf('policy').read(readers, target({ bucket: 'logs', account }), {});
    expect(owners()).toEqual(sent);
  });

  it('is left out once when it was refused, so that our own guard is no missing permission', async () => {
    s3.on(GetBucketPolicyCommand).callsFake(({ ExpectedBucketOwner }: { ExpectedBucketOwner?: string }) => {
      if (ExpectedBucketOwner === undefined) return { Policy: '{"Version":"2012-10-17","Statement":[]}' };
      throw Object.assign(new Error('Access Denied'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
    });
    const fact = await settingOf('policy').read(readers, target({ bucket: 'logs', account: '111122223333' }), {});
    expect([fact.is, owners()]).toEqual(['known', ['111122223333', undefined]]);
  });
});

it('asks CloudTrail for the bucket by name, in pages of 50', async () => {
  cloudTrail.on(LookupEventsCommand).resolves({ Events: [] });
  const bucket = known({ region: 'us-east-1', listable: true, expectedOwner: null });
  expect(await recentChanges.read(readers, target({ bucket: 'logs' }), { bucket })).toEqual(known([]));
  expect(cloudTrail.commandCalls(LookupEventsCommand).map(({ args: [{ input }] }) => input)).toEqual([
    {
      LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: 'logs' }],
      MaxResults: 50,
      NextToken: undefined,
    },
  ]);
});
