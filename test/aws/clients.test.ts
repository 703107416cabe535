import { GetBucketVersioningCommand, HeadBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { awsFor } from '../../src/aws/clients.ts';
import { clientsOf, credentials, readersOf } from './clients-of.ts';
import { errorAnswer } from './errors.ts';
import { operationOf, startStub } from './stub.ts';

const versioning = { status: 200, body: '<VersioningConfiguration/>' };
const get = new GetBucketVersioningCommand({ Bucket: 'logs' });
const put = new PutBucketVersioningCommand({ Bucket: 'logs', VersioningConfiguration: { Status: 'Enabled' } });

describe('attempts', () => {
  const faults = [
    ['a server error', { status: 500 }],
    ['throttling', { status: 503, body: '<Error><Code>SlowDown</Code></Error>' }],
    ['a timeout', 'hang'],
    ['a broken connection', 'reset'],
    ['a redirect', { status: 301, headers: { 'x-amz-bucket-region': 'eu-west-1' } }],
  ] as const;

  it.each(faults)('a write that met %s is sent exactly once', async (_fault, answer) => {
    await using stub = await startStub(() => answer);
    const { s3 } = clientsOf(stub)({ account: null, region: null, role: 'write' });
    await expect(s3.send(put)).rejects.toBeInstanceOf(Error);
    expect(stub.asked).toHaveLength(1);
  });

  it('a read is tried three times', async () => {
    await using stub = await startStub((_asked, nth) => (nth < 2 ? { status: 500 } : versioning));
    await readersOf(stub).s3.send(get);
    expect(stub.asked).toHaveLength(3);
  });

  it('one throttled read does not hold up the others of its client', async () => {
    await using stub = await startStub((asked, nth) => (nth < 3 ? errorAnswer(asked, 503, 'SlowDown') : versioning));
    const { s3 } = readersOf(stub);
    await expect(s3.send(get)).rejects.toMatchObject({ name: 'SlowDown' });
    const started = performance.now();
    await Promise.all(Array.from({ length: 10 }, () => s3.send(get)));
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

describe('clients', () => {
  it('are made once for an account, region and role', () => {
    const aws = awsFor({ credentials, region: 'us-east-1' });
    const here = aws({ account: null, region: null, role: 'read' });
    expect(aws({ account: null, region: 'us-east-1', role: 'read' })).toBe(here);
    expect(aws({ account: null, region: null, role: 'read' }).s3).toBe(here.s3);
    expect(aws({ account: null, region: 'eu-west-1', role: 'read' })).toBe(here.in('eu-west-1'));
    expect(aws({ account: null, region: null, role: 'write' })).not.toBe(here);
    expect(aws({ account: '111122223333', region: null, role: 'read' })).not.toBe(here);
  });

  it('work in the region they were asked for (F3)', async () => {
    const aws = awsFor({ credentials, region: 'us-east-1' })({ account: null, region: 'eu-west-1', role: 'read' });
    expect(await aws.cloudWatch.config.region()).toBe('eu-west-1');
    expect(await aws.cloudTrail.config.region()).toBe('eu-west-1');
    expect(await aws.in('ap-south-1').cloudTrail.config.region()).toBe('ap-south-1');
  });

  it('never have more requests under way than allowed', async () => {
    let under = 0;
    let most = 0;
    await using stub = await startStub(() => {
      most = Math.max(most, (under += 1));
      setTimeout(() => (under -= 1), 20);
      return { ...versioning, delayMs: 20 };
    });
    const aws = clientsOf(stub, { concurrency: 3, requestTimeoutMs: 2_000 });
    const { s3 } = aws({ account: null, region: null, role: 'read' });
    await Promise.all(Array.from({ length: 12 }, () => s3.send(get)));
    expect(most).toBe(3);
  });

  it('of a closed house answer nobody', async () => {
    await using stub = await startStub(() => versioning);
    const aws = clientsOf(stub);
    await aws({ account: null, region: null, role: 'read' }).s3.send(get);
    expect(() => aws.dispose()).not.toThrow();
  });
});

describe('an endpoint on this machine', () => {
  it('is asked for buckets by path, and for accounts by a name below localhost', async () => {
    await using stub = await startStub(() => versioning);
    const { s3, s3Control } = readersOf(stub);
    await s3.send(get);
    await s3Control.send(new GetPublicAccessBlockCommand({ AccountId: '111122223333' }));
    expect(stub.asked[0]?.url).toMatch(/^\/logs/);
    expect(stub.asked[1]?.host).toMatch(/^111122223333\.localhost:/);
  });

  it('may be given by its address', async () => {
    await using stub = await startStub(() => versioning);
    const { s3Control } = readersOf({ endpoint: stub.endpoint.replace('localhost', '127.0.0.1') });
    await s3Control.send(new GetPublicAccessBlockCommand({ AccountId: '111122223333' }));
    expect(stub.asked[0]?.host).toMatch(/^111122223333\.localhost:/);
  });

  it("may be given by the SDK's own variable", async () => {
    await using stub = await startStub(() => versioning);
    vi.stubEnv('AWS_ENDPOINT_URL', stub.endpoint);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const aws = awsFor({ credentials, region: 'us-east-1' })({ account: null, region: null, role: 'read' });
    await aws.s3.send(get);
    expect(stub.asked[0]?.host).toMatch(/^logs\.localhost:/);
  });
});

describe('read roles', () => {
  const session = `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIASESSION</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
  const identity = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>a</Arn><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
  const readRoles = { '111122223333': 'arn:aws:iam::111122223333:role/cooper-read' };

  it('are assumed once, whatever the number of clients and regions', async () => {
    await using stub = await startStub((asked) => {
      if (operationOf(asked) === 'AssumeRole') return { status: 200, body: session };
      return operationOf(asked) === null ? versioning : { status: 200, body: identity };
    });
    const aws = clientsOf(stub, { readRoles, requestTimeoutMs: 2_000 });
    const one = aws({ account: '111122223333', region: null, role: 'read' });
    await Promise.all([
      one.s3.send(get),
      one.sts.send(new GetCallerIdentityCommand({})),
      one.in('eu-west-1').s3.send(get),
    ]);
    const assumed = stub.asked.filter((asked) => operationOf(asked) === 'AssumeRole');
    expect(assumed).toHaveLength(1);
    expect(assumed[0]?.body).toContain('RoleSessionName=cooper');
    const others = stub.asked.filter((asked) => operationOf(asked) !== 'AssumeRole');
    expect(others).toHaveLength(3);
    for (const { headers } of others) expect(headers.authorization).toContain('ASIASESSION');
  });

  it('of other accounts are not touched', async () => {
    await using stub = await startStub(() => versioning);
    const aws = clientsOf(stub, { readRoles, requestTimeoutMs: 2_000 });
    await aws({ account: '444455556666', region: null, role: 'read' }).s3.send(get);
    expect(stub.asked[0]?.headers.authorization).toContain(credentials.accessKeyId);
  });

  it('that cannot be assumed are a failure of ours, not a missing permission on the bucket', async () => {
    await using stub = await startStub((asked) => errorAnswer(asked, 403, 'AccessDenied', 'may not assume'));
    const aws = clientsOf(stub, { readRoles, requestTimeoutMs: 2_000 });
    const { s3 } = aws({ account: '111122223333', region: null, role: 'read' });
    const { factOf } = await import('../../src/aws/fact-of.ts');
    expect(await factOf({ action: 's3:ListBucket' }, () => s3.send(new HeadBucketCommand({ Bucket: 'logs' })))).toEqual(
      {
        is: 'failed',
        why: 'error',
        detail: `NoSession: ${readRoles['111122223333']} could not be assumed: AccessDenied: may not assume`,
      },
    );
  });
});
