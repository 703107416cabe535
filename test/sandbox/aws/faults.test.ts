import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { GetBucketTaggingCommand, GetBucketVersioningCommand, PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';
import { account, configFor, faults, localAws, other, refusalOf, s3Of } from './world.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'one', account, tagging: { TagSet: [{ Key: 'a', Value: 'old' }] } });
  bucket(state, { name: 'two', account });
});

const versioning = (Bucket = 'one') => s3Of(aws()).send(new GetBucketVersioningCommand({ Bucket }));

describe('what goes wrong on purpose', () => {
  it('latency', async () => {
    await faults(aws(), { match: { service: 's3' }, do: { latencyMs: 80 } });
    const started = performance.now();
    await versioning();
    expect(performance.now() - started).toBeGreaterThanOrEqual(79);
  });

  it('throttling, in the words of each service', async () => {
    await faults(aws(), { do: { throttle: true } });
    expect(await refusalOf(versioning())).toMatchObject({ name: 'SlowDown', status: 503 });
    const sts = new STSClient(configFor(aws()));
    expect(await refusalOf(sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: 'Throttling',
      status: 400,
    });
    const cloudwatch = new CloudWatchClient(configFor(aws()));
    expect(await refusalOf(cloudwatch.send(new ListMetricsCommand({})))).toMatchObject({
      name: 'ThrottlingException',
      status: 400,
    });
  });

  it.each([
    [500, {}, 'InternalError'],
    [503, {}, 'ServiceUnavailable'],
    [503, { code: 'BusyDoingNothing' }, 'BusyDoingNothing'],
  ])('%i', async (status, code, name) => {
    await faults(aws(), { do: { status, ...code } });
    expect(await refusalOf(versioning())).toMatchObject({ name, status });
  });

  it('no answer at all', async () => {
    await faults(aws(), { do: { timeout: true } });
    expect((await refusalOf(versioning())).name).toBe('TimeoutError');
    expect(aws().calls()[0]).toMatchObject({ operation: 'GetBucketVersioning', status: null });
  });

  it('a broken connection', async () => {
    await faults(aws(), { do: { reset: true } });
    const { message, status } = await refusalOf(versioning());
    expect([message, status]).toEqual([expect.stringMatching(/ECONNRESET|socket hang up|aborted/), undefined]);
  });

  it('an answer that nobody can read', async () => {
    await faults(aws(), { do: { malformed: true } });
    const sts = new STSClient(configFor(aws()));
    const cloudwatch = new CloudWatchClient(configFor(aws()));
    const calls = [
      versioning(),
      sts.send(new GetCallerIdentityCommand({})),
      cloudwatch.send(new ListMetricsCommand({})),
    ];
    const settled = await Promise.allSettled<unknown>(calls);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('a refusal, in words of one’s own', async () => {
    await faults(aws(), { match: { action: 's3:getbucketversioning' }, do: { deny: { message: 'Not you.' } } });
    expect(await refusalOf(versioning())).toMatchObject({ name: 'AccessDenied', status: 403, message: 'Not you.' });
  });

  it('an old document for a while', async () => {
    await faults(aws(), { match: { operation: 'GetBucketTagging' }, do: { stale: { ms: 150 } } });
    const s3 = s3Of(aws());
    const tags = async () => (await s3.send(new GetBucketTaggingCommand({ Bucket: 'one' }))).TagSet?.[0]?.Value;
    await new Promise((resolve) => setTimeout(resolve, 160));
    await s3.send(new PutBucketTaggingCommand({ Bucket: 'one', Tagging: { TagSet: [{ Key: 'a', Value: 'new' }] } }));
    expect(await tags()).toBe('old');
    await new Promise((resolve) => setTimeout(resolve, 160));
    expect(await tags()).toBe('new');
  });
});

describe('a fault strikes', () => {
  const s3 = (key = account) => s3Of(aws(), { key });

  it.each([
    ['its service', { service: 'sts' }, 200],
    ['its service', { service: 's3' }, 503],
    ['its operation', { operation: 'HeadBucket' }, 200],
    ['its operation', { operation: 'getbucket*' }, 503],
    ['its action', { action: 's3:Put*' }, 200],
    ['its resource', { resource: 'arn:aws:s3:::two' }, 200],
    ['its resource', { resource: 'arn:aws:s3:::on?' }, 503],
    ['its principal', { principal: '*:user/ann' }, 200],
    ['its principal', { principal: `arn:aws:iam::${account}:user/*` }, 503],
    ['its account', { account: other }, 200],
    ['its region', { region: 'us-east-1' }, 503],
    ['its region', { region: 'eu-*' }, 200],
    ['what fits in all', { service: 's3', region: 'eu-*' }, 200],
  ])('only %s: %j', async (_, match, status) => {
    await faults(aws(), { match, do: { throttle: true } });
    const answered = await s3()
      .send(new GetBucketVersioningCommand({ Bucket: 'one' }))
      .then(
        () => 200,
        (error: { $metadata: { httpStatusCode: number } }) => error.$metadata.httpStatusCode,
      );
    expect(answered).toBe(status);
  });

  it('as often as it says', async () => {
    await faults(aws(), { do: { throttle: true }, times: 2 });
    const names = [(await refusalOf(versioning())).name, (await refusalOf(versioning())).name];
    expect([...names, (await versioning()).Status]).toEqual(['SlowDown', 'SlowDown', undefined]);
  });

  it('by chance, and the same way again with the same seed', async () => {
    const run = async (): Promise<string> => {
      await faults(aws(), { do: { throttle: true }, probability: 0.5, seed: 7 });
      const luck: string[] = [];
      for (let nth = 0; nth < 24; nth++)
        luck.push(
          await versioning().then(
            () => '.',
            () => 'x',
          ),
        );
      return luck.join('');
    };
    const first = await run();
    expect(first).toMatch(/x/);
    expect(first).toMatch(/\./);
    expect(await run()).toBe(first);
  });

  it('together with others: slow and then refused', async () => {
    await faults(aws(), { do: { latencyMs: 50 } }, { do: { throttle: true } });
    const started = performance.now();
    await refusalOf(versioning());
    expect(performance.now() - started).toBeGreaterThanOrEqual(49);
  });
});
