import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { CreateUserCommand, CreateAccessKeyCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { expect, it } from 'vitest';
import { startLocalAws } from '../../../src/sandbox/aws/server.ts';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';
import { account, configFor, localAws, other, refusalOf, s3Of, signedBy } from './world.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'b.with.dots', account, objects: [{ key: 'k', body: 'dots' }] });
  bucket(state, {
    name: 'bucket',
    account,
    objects: [
      { key: 'a b/ü+&%.txt', body: 'hello' },
      { key: 'k', body: 'v' },
    ],
  });
});

it('the number of an account is the key id of its administrator', async () => {
  const sts = new STSClient(configFor(aws(), { key: other }));
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: other,
    Arn: `arn:aws:iam::${other}:user/admin`,
  });
});

it('a user’s access key and a role’s session are themselves', async () => {
  const iam = new IAMClient(configFor(aws()));
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  await iam.send(
    new CreateRoleCommand({
      RoleName: 'reader',
      AssumeRolePolicyDocument:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}',
    }),
  );
  const annKey = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const ann = new STSClient(configFor(aws(), { credentials: annKey }));
  expect((await ann.send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:iam::${account}:user/ann`);
  const assume = new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/reader`, RoleSessionName: 'night' });
  const { Credentials } = await ann.send(assume);
  const session = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: 'x',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  await s3Of(aws(), { credentials: session }).send(new HeadBucketCommand({ Bucket: 'bucket' }));
  expect(aws().calls({ service: 's3' })[0]?.who).toMatchObject({
    arn: `arn:aws:sts::${account}:assumed-role/reader/night`,
    role: `arn:aws:iam::${account}:role/reader`,
    sessionName: 'night',
  });
  const { sessionToken: _, ...tokenless } = session;
  expect(await refusalOf(s3Of(aws(), { credentials: tokenless }).send(new ListBucketsCommand({})))).toMatchObject({
    name: 'InvalidAccessKeyId',
    status: 403,
  });
});

it('an unknown key id is refused, in the words of each service', async () => {
  const key = 'AKIAIOSFODNN7EXAMPLE';
  expect(await refusalOf(s3Of(aws(), { key }).send(new ListBucketsCommand({})))).toMatchObject({
    name: 'InvalidAccessKeyId',
    status: 403,
  });
  const sts = new STSClient(configFor(aws(), { key }));
  expect(await refusalOf(sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
    name: 'InvalidClientTokenId',
    status: 403,
  });
  const kms = new KMSClient(configFor(aws(), { key }));
  expect(await refusalOf(kms.send(new ListKeysCommand({})))).toMatchObject({
    name: 'UnrecognizedClientException',
    status: 400,
  });
});

it.each([true, false])('buckets are found by path and by host (path style: %s)', async (forcePathStyle) => {
  const s3 = s3Of(aws(), { forcePathStyle });
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'a b/ü+&%.txt' }));
  expect(await Body?.transformToString()).toBe('hello');
  const dots = await s3.send(new GetObjectCommand({ Bucket: 'b.with.dots', Key: 'k' }));
  expect(await dots.Body?.transformToString()).toBe('dots');
});

it('a key may hold dots and slashes that a path would lose', async () => {
  const s3 = s3Of(aws());
  await s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'x//y', Body: 'slashes' }));
  expect(await (await fetch(`${aws().url}/bucket/x//y`)).text()).toBe('slashes');
  expect([...(aws().state.s3.buckets.get('bucket')?.objects.keys() ?? [])]).toContain('x//y');
  bucket(aws().state, { name: 'bucket', account, objects: [{ key: 'a/../b', body: 'dots' }] });
  expect(await raw(aws().port, 'GET /bucket/a/../b HTTP/1.1', 'Host: localhost')).toMatch(/dots$/);
});

it('a host that names region and bucket is understood', async () => {
  const { port } = aws();
  const answer = await raw(port, 'GET /k HTTP/1.1', `Host: bucket.s3.us-east-1.localhost:${port}`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(answer).toMatch(/v$/);
});

it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1'])(
  'a name that is not this machine’s is refused, so that no web page gets here by its own name: %s',
  async (host) => {
    expect(await raw(aws().port, 'GET /bucket/k HTTP/1.1', `Host: ${host}:${aws().port}`)).toMatch(/^HTTP\/1\.1 403 /);
    expect(await raw(aws().port, 'GET /_cooper/calls HTTP/1.1', `Host: ${host}`)).toMatch(/^HTTP\/1\.1 403 /);
  },
);

it('every answer names its request, S3’s with a second id', async () => {
  const answer = await fetch(`${aws().url}/bucket/gone`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('x-amz-request-id')).toMatch(/^[0-9A-F]{16}$/);
  const text = await answer.text();
  expect(text).toContain(`<RequestId>${answer.headers.get('x-amz-request-id')}</RequestId>`);
  expect(text).toContain(`<HostId>${answer.headers.get('x-amz-id-2')}</HostId>`);
});

it('without a signature one may read objects, but not list or change buckets', async () => {
  expect(await (await fetch(`${aws().url}/bucket/k`)).text()).toBe('v');
  expect((await fetch(`${aws().url}/`)).status).toBe(403);
  expect((await fetch(`${aws().url}/bucket`, { method: 'DELETE' })).status).toBe(403);
  expect((await fetch(`${aws().url}/bucket?policy`)).status).toBe(403);
  expect(aws().calls()[0]?.who).toMatchObject({ arn: 'anonymous', account: null });
});

it.each([
  ['GET', '/bucket?torrent'],
  ['GET', '/bucket/k?torrent'],
  ['PUT', '/bucket/k?renameObject'],
  ['POST', '/bucket/k?select&select-type=2'],
  ['PATCH', '/bucket'],
])('what is not there is never silently well: %s %s', async (method, path) => {
  const answer = await fetch(`${aws().url}${path}`, { method });
  expect(answer.status).toBe(501);
  expect(await answer.text()).toContain('<Code>NotImplemented</Code>');
});

it('a service that is not there says so', async () => {
  const answer = await fetch(aws().url, { headers: signedBy(account, 'sqs') });
  expect(answer.status).toBe(501);
  expect(await answer.text()).toContain('sqs');
});

it('answers on loopback alone', async () => {
  const outside = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).filter(({ internal }) => !internal));
  const reached = outside.map(({ address, family }) =>
    fetch(`http://${family === 'IPv6' ? `[${address}]` : address}:${aws().port}`).then(
      () => address,
      () => null,
    ),
  );
  expect((await Promise.all(reached)).filter((address) => address !== null)).toEqual([]);
  const address = aws().url.replace('localhost', '127.0.0.1');
  expect((await fetch(`${address}/bucket/k`)).status).toBe(200);
  expect(new URL(aws().url).port).toBe(String(aws().port));
});

it('what was changed, and what was refused, is in the event history', async () => {
  const s3 = s3Of(aws());
  await s3.send(new PutPublicAccessBlockCommand({ Bucket: 'bucket', PublicAccessBlockConfiguration: {} }));
  await refusalOf(s3.send(new PutBucketPolicyCommand({ Bucket: 'bucket', Policy: '{' })));
  await s3.send(new HeadBucketCommand({ Bucket: 'bucket' }));
  const cloudtrail = new CloudTrailClient(configFor(aws()));
  const LookupAttributes = [{ AttributeKey: 'ResourceName' as const, AttributeValue: 'bucket' }];
  const { Events = [] } = await cloudtrail.send(new LookupEventsCommand({ LookupAttributes }));
  const seen = Events.map(({ EventName, CloudTrailEvent = '{}' }) => {
    const { errorCode, requestParameters } = JSON.parse(CloudTrailEvent) as Record<string, unknown>;
    return [EventName, errorCode, requestParameters];
  });
  expect(new Set(seen)).toEqual(
    new Set([
      ['PutBucketPolicy', 'MalformedPolicy', { bucketName: 'bucket', policy: '' }],
      ['PutBucketPublicAccessBlock', undefined, { bucketName: 'bucket', publicAccessBlock: '' }],
    ]),
  );
});

it('a reset brings everything back to the seed', async () => {
  const s3 = s3Of(aws());
  await s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'new', Body: 'x' }));
  aws().state.denials.push({
    principal: '*',
    action: '*',
    resource: '*',
    message: 'no',
    code: 'AccessDenied',
    status: 403,
  });
  const answer = await fetch(`${aws().url}/_cooper/reset`, { method: 'POST' });
  expect(answer.status).toBe(200);
  expect(aws().state.denials).toEqual([]);
  expect(aws().state.s3.buckets.get('bucket')?.objects.has('new')).toBe(false);
  expect(aws().calls()).toEqual([]);
  await s3.send(new GetBucketLocationCommand({ Bucket: 'bucket' }));
});

it('a server that is stopped lets go of its port', async () => {
  const first = await startLocalAws();
  await fetch(first.url);
  await first.stop();
  const second = await startLocalAws({ port: first.port });
  expect(second.port).toBe(first.port);
  await second.stop();
});

/** A request that no client would send, and the whole answer. */
function raw(port: number, ...lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write([...lines, 'Connection: close', '', ''].join('\r\n')));
    let text = '';
    socket.on('data', (part) => (text += part.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}
