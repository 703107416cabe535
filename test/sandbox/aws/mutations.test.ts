import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  PutBucketAclCommand,
  PutBucketMetricsConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  DeletePublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
  S3ControlClient,
} from '@aws-sdk/client-s3-control';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { role } from '../../../src/sandbox/aws/services/iam/seed.ts';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';
import { account, configFor, localAws, refusalOf, s3Of } from './world.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'one', account, ownershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } });
  bucket(state, { name: 'two', account });
  role(state, { account, name: 'writer' });
});

const versioning = (Status: 'Enabled' | 'Suspended', Bucket = 'one') =>
  s3Of(aws()).send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));

const policy = (text: string) => s3Of(aws()).send(new PutBucketPolicyCommand({ Bucket: 'one', Policy: text }));
const statement =
  '{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::one/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}';
const seen = () =>
  aws()
    .mutations()
    .map(({ operation, setting }) => `${operation} ${setting}`);

describe('mutations', () => {
  it('are the calls that changed the document of a setting, with who and which request', async () => {
    const { $metadata } = await versioning('Enabled');
    expect(aws().mutations()).toEqual([
      {
        id: 1,
        at: expect.stringMatching(/Z$/),
        requestId: $metadata.requestId,
        operation: 'PutBucketVersioning',
        account,
        bucket: 'one',
        setting: 'versioning',
        before: null,
        after: expect.stringContaining('<Status>Enabled</Status>'),
        principal: `arn:aws:iam::${account}:user/admin`,
        sessionName: null,
        sourceIdentity: null,
      },
    ]);
  });

  it('name the source identity of a session', async () => {
    const sts = new STSClient(configFor(aws()));
    const RoleArn = `arn:aws:iam::${account}:role/writer`;
    const { Credentials: got } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'cooper-ch_1', SourceIdentity: 'slack-T0-U0' }),
    );
    const credentials = {
      accessKeyId: got?.AccessKeyId ?? '',
      secretAccessKey: got?.SecretAccessKey ?? '',
      sessionToken: got?.SessionToken ?? '',
    };
    await s3Of(aws(), { credentials }).send(
      new PutBucketVersioningCommand({ Bucket: 'one', VersioningConfiguration: { Status: 'Enabled' } }),
    );
    expect(aws().mutations()).toMatchObject([{ sessionName: 'cooper-ch_1', sourceIdentity: 'slack-T0-U0' }]);
  });

  it('do not count what was there already, nor what was refused', async () => {
    await versioning('Enabled');
    await versioning('Enabled');
    await policy(`{"Version":"2012-10-17","Statement":[${statement}]}`);
    await policy(`{ "Statement": [${statement}], "Version": "2012-10-17" }`);
    await refusalOf(policy('{'));
    expect(seen()).toEqual(['PutBucketVersioning versioning', 'PutBucketPolicy policy']);
  });

  it('count what is taken away, once', async () => {
    await policy(`{"Version":"2012-10-17","Statement":[${statement}]}`);
    const remove = () => s3Of(aws()).send(new DeleteBucketPolicyCommand({ Bucket: 'one' }));
    await remove();
    await remove();
    expect(aws().mutations({ setting: 'policy' })).toMatchObject([{ before: null }, { after: null }]);
  });

  it('are also those of lists, ACLs and accounts', async () => {
    const s3 = s3Of(aws());
    const of = { Bucket: 'one', Id: 'all', MetricsConfiguration: { Id: 'all' } };
    await s3.send(new PutBucketMetricsConfigurationCommand(of));
    await s3.send(new PutBucketMetricsConfigurationCommand(of));
    await s3.send(new PutBucketAclCommand({ Bucket: 'one', GrantRead: 'id="someone"' }));
    const control = new S3ControlClient(configFor(aws()));
    const PublicAccessBlockConfiguration = { BlockPublicAcls: true };
    await control.send(new PutPublicAccessBlockCommand({ AccountId: account, PublicAccessBlockConfiguration }));
    await control.send(new DeletePublicAccessBlockCommand({ AccountId: account }));
    expect(seen()).toEqual([
      'PutBucketMetricsConfiguration metrics',
      'PutBucketAcl acl',
      'PutPublicAccessBlock accountPublicAccessBlock',
      'DeletePublicAccessBlock accountPublicAccessBlock',
    ]);
    expect(aws().mutations().at(-1)).toMatchObject({ bucket: null, account });
  });

  it('are no objects, and no buckets that come and go', async () => {
    const s3 = s3Of(aws());
    await s3.send(new CreateBucketCommand({ Bucket: 'three' }));
    await s3.send(new PutObjectCommand({ Bucket: 'one', Key: 'k', Body: 'v' }));
    await s3.send(new DeleteBucketCommand({ Bucket: 'three' }));
    expect(aws().mutations()).toEqual([]);
  });

  it('are shown by bucket and setting, and forgotten by a reset', async () => {
    await versioning('Enabled');
    await versioning('Enabled', 'two');
    const shown = async (query: string) => {
      const answer = await fetch(`${aws().url}/_cooper/mutations?${query}`);
      return ((await answer.json()) as { mutations: { id: number }[] }).mutations.map(({ id }) => id);
    };
    expect([await shown(''), await shown('bucket=two'), await shown('setting=policy')]).toEqual([[1, 2], [2], []]);
    aws().reset();
    expect(aws().mutations()).toEqual([]);
  });
});
