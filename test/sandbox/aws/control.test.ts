import {
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  ListBucketsCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';
import { account, faults, localAws, post, refusalOf, s3Of } from './world.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'one', account, tagging: { TagSet: [{ Key: 'a', Value: 'old' }] } });
  bucket(state, { name: 'two', account });
});

const versioning = (Bucket = 'one') => s3Of(aws()).send(new GetBucketVersioningCommand({ Bucket }));

describe('the control endpoint', () => {
  const control = (method: string, path: string, headers: Record<string, string> = {}) =>
    fetch(`${aws().url}/_cooper/${path}`, { method, headers });

  it('replaces, shows and clears the faults', async () => {
    await faults(aws(), { do: { throttle: true } });
    await faults(aws(), { match: { service: 'sts' }, do: { reset: true } });
    expect(await (await control('GET', 'faults')).json()).toEqual({
      faults: [{ match: { service: 'sts' }, do: { reset: true } }],
    });
    await control('DELETE', 'faults');
    expect(await (await control('GET', 'faults')).json()).toEqual({ faults: [] });
  });

  it.each([
    [
      'a match that there isn’t',
      { faults: [{ match: { bucket: 'b' }, do: { throttle: true } }] },
      /faults\.0\.match.*bucket/,
    ],
    ['a deed that there isn’t', { faults: [{ do: { explode: true } }] }, /faults\.0\.do/],
    ['no deed', { faults: [{}] }, /faults\.0\.do/],
    ['more than certain', { faults: [{ do: { reset: true }, probability: 2 }] }, /faults\.0\.probability/],
  ])('names what is wrong with a fault: %s', async (_, body, text) => {
    const answer = await post(aws(), 'faults', body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toMatch(text);
    expect(aws().state.faults).toEqual([]);
  });

  it('takes denials, which hold for a role’s sessions too', async () => {
    const message = 'no identity-based policy allows it';
    await post(aws(), 'denials', {
      denials: [
        {
          principal: `arn:aws:iam::${account}:user/admin`,
          action: 'S3:GetBucketPolicy',
          resource: 'arn:aws:s3:::one',
          message,
        },
      ],
    });
    const denied = s3Of(aws()).send(new GetBucketPolicyCommand({ Bucket: 'one' }));
    expect(await refusalOf(denied)).toMatchObject({ name: 'AccessDenied', status: 403, message });
    expect((await refusalOf(s3Of(aws()).send(new GetBucketPolicyCommand({ Bucket: 'two' })))).name).toBe(
      'NoSuchBucketPolicy',
    );
    await control('DELETE', 'denials');
    expect((await refusalOf(s3Of(aws()).send(new GetBucketPolicyCommand({ Bucket: 'one' })))).name).toBe(
      'NoSuchBucketPolicy',
    );
  });

  it('a refused HEAD says 403 and nothing else, but where the bucket is', async () => {
    await post(aws(), 'denials', { denials: [{ principal: '*', action: 's3:ListBucket', resource: '*' }] });
    expect(await refusalOf(s3Of(aws()).send(new HeadBucketCommand({ Bucket: 'one' })))).toMatchObject({ status: 403 });
    const head = await fetch(`${aws().url}/one`, { method: 'HEAD' });
    expect([head.status, head.headers.get('x-amz-bucket-region'), await head.text()]).toEqual([403, 'us-east-1', '']);
  });

  it('shows the calls, by service, operation and time', async () => {
    await s3Of(aws()).send(new ListBucketsCommand({}));
    await versioning();
    const calls = async (query: string) =>
      ((await (await control('GET', `calls?${query}`)).json()) as { calls: { operation: string }[] }).calls.map(
        ({ operation }) => operation,
      );
    expect(await calls('')).toEqual(['ListBuckets', 'GetBucketVersioning']);
    expect(await calls('service=s3&operation=ListBuckets')).toEqual(['ListBuckets']);
    expect(await calls('service=kms')).toEqual([]);
    expect(await calls(`since=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
    expect((await control('GET', 'calls?since=yesterday')).status).toBe(400);
  });

  it('writes down who asked for what and what came of it', async () => {
    await refusalOf(s3Of(aws()).send(new GetBucketPolicyCommand({ Bucket: 'one' })));
    expect(aws().calls()).toEqual([
      {
        id: 1,
        requestId: expect.stringMatching(/^[0-9A-F]{16}$/),
        at: expect.stringMatching(/Z$/),
        durationMs: expect.any(Number),
        who: {
          arn: `arn:aws:iam::${account}:user/admin`,
          account,
          role: null,
          sessionName: null,
          sessionTags: [],
          sourceIdentity: null,
          accessKeyId: account,
        },
        service: 's3',
        operation: 'GetBucketPolicy',
        action: 's3:GetBucketPolicy',
        resource: 'arn:aws:s3:::one',
        parameters: { Bucket: 'one', policy: '' },
        region: 'us-east-1',
        status: 404,
        error: 'NoSuchBucketPolicy',
      },
    ]);
  });

  it('does not answer web pages', async () => {
    expect((await control('POST', 'reset', { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('knows what it does not know', async () => {
    expect((await control('GET', 'nonsense')).status).toBe(404);
    expect((await fetch(`${aws().url}/_cooper/faults`, { method: 'POST', body: '{' })).status).toBe(400);
  });
});
