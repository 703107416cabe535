import {
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutBucketWebsiteCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { driftOf } from '../../../src/changes/apply/drift.ts';
import type { ChangeView } from '../../../src/core/change-view.ts';
import { plain } from '../../../src/core/words.ts';
import { onPostgres } from '../on-postgres.ts';
import { account } from '../world.ts';

const stage = onPostgres();
const { fresh } = stage;
beforeEach(() => {
  stage.world.aws.state.faults.length = 0;
  stage.world.aws.state.denials.length = 0;
});

const drift = async (view: ChangeView) => driftOf(stage.world.deps, (await stage.of.now(view)).change);
const policy = (bucket: string, but: object = {}) =>
  stage.of.s3.send(
    new PutBucketPolicyCommand({
      Bucket: bucket,
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: `arn:aws:s3:::${bucket}/*`,
            ...but,
          },
        ],
      }),
    }),
  );
const deny = (bucket: string, action: string) =>
  stage.world.aws.state.denials.push({
    principal: '*',
    action,
    resource: `arn:aws:s3:::${bucket}`,
    message: 'no',
    code: 'AccessDenied',
    status: 403,
  });

describe('nothing has drifted', () => {
  it('when nothing has changed', async () => {
    expect(await drift(await stage.of.previewed(`block-public-access ${fresh()}`))).toEqual({ is: 'same' });
  });

  it('when the policy is only written in another spelling', async () => {
    const bucket = fresh();
    await policy(bucket);
    const view = await stage.of.previewed(`block-public-access ${bucket}`);
    await policy(bucket, {
      Principal: { AWS: account },
      Action: ['s3:PutObject', 's3:GetObject'],
      Resource: [`arn:aws:s3:::${bucket}/*`],
    });
    expect(await drift(view)).toEqual({ is: 'same' });
  });

  it('when something changed on which nothing rests', async () => {
    const bucket = fresh();
    const view = await stage.of.previewed(`abort-incomplete-uploads ${bucket}`);
    const CORSRules = [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }];
    await stage.of.s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules } }));
    expect(await drift(view)).toEqual({ is: 'same' });
  });

  it('when what could not be read then can’t be read now', async () => {
    const bucket = fresh();
    deny(bucket, 's3:GetBucketWebsite');
    const view = await stage.of.previewed(`block-public-access ${bucket}`);
    expect(await drift(view)).toEqual({ is: 'same' });
  });
});

describe('it has drifted', () => {
  it.each<[string, (bucket: string) => Promise<unknown>, RegExp]>([
    [
      'when its own setting is another',
      (bucket) =>
        stage.of.s3.send(
          new PutPublicAccessBlockCommand({
            Bucket: bucket,
            PublicAccessBlockConfiguration: { BlockPublicAcls: true },
          }),
        ),
      /public ?access/i,
    ],
    ['when what the judgement used is another', (bucket) => policy(bucket), /policy/i],
    [
      'when what tells who loses access is another',
      (bucket) =>
        stage.of.s3.send(
          new PutBucketWebsiteCommand({
            Bucket: bucket,
            WebsiteConfiguration: { IndexDocument: { Suffix: 'i.html' } },
          }),
        ),
      /website/i,
    ],
    ['when what was read then may not be read now', async (bucket) => deny(bucket, 's3:GetBucketWebsite'), /website/i],
  ])('%s, and it says what', async (_name, meanwhile, why) => {
    const bucket = fresh();
    const view = await stage.of.previewed(`block-public-access ${bucket}`);
    await meanwhile(bucket);
    const found = await drift(view);
    expect(found).toMatchObject({ is: 'differs', why: expect.stringMatching(why) });
    expect(found).toMatchObject({ why: expect.stringContaining(bucket) });
  });

  it('and keeps what is there now, where it is what would be written to', async () => {
    const bucket = fresh();
    const view = await stage.of.previewed(`block-public-access ${bucket}`);
    await stage.of.s3.send(
      new PutPublicAccessBlockCommand({
        Bucket: bucket,
        PublicAccessBlockConfiguration: { BlockPublicAcls: true },
      }),
    );
    const value = {
      BlockPublicAcls: true,
      IgnorePublicAcls: false,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: false,
    };
    expect(await drift(view)).toMatchObject({ found: [{ nth: 0, value }] });
  });

  it('when it is the other bucket that has changed', async () => {
    const [bucket, logs] = [fresh(), fresh()];
    const view = await stage.of.previewed(`enable-access-logging ${bucket} to=${logs}`);
    await policy(logs);
    expect(await drift(view)).toMatchObject({ is: 'differs', why: expect.stringContaining(logs) });
  });
});

describe('nobody knows', () => {
  const unread = { match: { operation: 'GetBucketWebsite' }, do: { status: 503 as const } };

  it('when reading fails: that is no drift, although nothing else could be compared', async () => {
    const bucket = fresh();
    const view = await stage.of.previewed(`block-public-access ${bucket}`);
    await policy(bucket);
    stage.world.aws.state.faults.push(unread);
    expect(await drift(view)).toMatchObject({ is: 'unread', why: expect.stringMatching(/website/i) });
  });

  it('so nothing is written, it may be tried again, and is, once that can be read', async () => {
    const bucket = fresh();
    const view = await stage.of.approvedByTwo(`block-public-access ${bucket}`);
    stage.world.aws.state.faults.push(unread);
    const { change } = await stage.of.applied(view);
    expect(change).toMatchObject({ state: 'failed', retryable: true, steps: [{ state: 'waiting' }] });
    expect(plain(change.why ?? [])).toMatch(/^Nothing was changed: what is there could not be read/);
    expect(stage.of.mutations(bucket)).toEqual([]);
    stage.world.aws.state.faults.length = 0;
    await stage.of.act(view, 'retry', 'priya');
    expect((await stage.of.applied(view)).change.state).toBe('verified');
  });

  it('of a reading that fails once: the client asks again, and nobody notices', async () => {
    const view = await stage.of.approvedByTwo(`block-public-access ${fresh()}`);
    stage.world.aws.state.faults.push({ ...unread, times: 1 });
    expect((await stage.of.applied(view)).change.state).toBe('verified');
  });
});
