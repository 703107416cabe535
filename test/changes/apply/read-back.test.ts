import {
  DeleteBucketCommand,
  DeletePublicAccessBlockCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { holdsInTheEnd, holdsNow } from '../../../src/changes/apply/read-back.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { onPostgres } from '../on-postgres.ts';
import { account } from '../world.ts';

const stage = onPostgres();
const { fresh } = stage;
beforeEach(() => {
  stage.world.aws.state.faults.length = 0;
  stage.world.aws.state.denials.length = 0;
});

const flags = (is: boolean) => ({
  BlockPublicAcls: is,
  IgnorePublicAcls: is,
  BlockPublicPolicy: is,
  RestrictPublicBuckets: is,
});
const between = { from: null, to: flags(true) };
const where = (bucket: string) => ({
  place: { account, region: 'us-east-1', bucket },
  setting: 'publicAccessBlock' as const,
});
const put = (bucket: string, is: boolean) =>
  stage.of.s3.send(new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: flags(is) }));
const stale = (ms: number) =>
  stage.world.aws.state.faults.push({ match: { operation: 'GetPublicAccessBlock' }, do: { stale: { ms } } });

describe('one reading', () => {
  it('shows what was there, what was written, or what somebody else wrote', async () => {
    const [bucket, { deps }] = [fresh(), stage.world];
    expect(await holdsNow(deps, where(bucket), between)).toEqual({ is: 'from' });
    await put(bucket, true);
    expect(await holdsNow(deps, where(bucket), between)).toEqual({ is: 'to' });
    await put(bucket, false);
    expect(await holdsNow(deps, where(bucket), between)).toEqual({ is: 'other', found: flags(false) });
  });

  it('that would change nothing is «written» already', async () => {
    expect(await holdsNow(stage.world.deps, where(fresh()), { from: null, to: null })).toEqual({ is: 'to' });
  });

  it('knows another spelling of the same', async () => {
    const bucket = fresh();
    const statement = {
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:GetObject'],
      Resource: [`arn:aws:s3:::${bucket}/*`],
    };
    const policy = (one: JsonObject) => ({ Version: '2012-10-17', Statement: [one] });
    await stage.of.s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy(statement)) }));
    const spelled = policy({ ...statement, Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` });
    const of = { ...where(bucket), setting: 'policy' as const };
    expect(await holdsNow(stage.world.deps, of, { from: null, to: spelled })).toEqual({ is: 'to' });
  });

  it('that is refused or fails shows nothing, and says why', async () => {
    const [bucket, { deps, aws }] = [fresh(), stage.world];
    const said = { message: 'no', code: 'AccessDenied', status: 403 };
    aws.state.denials.push({
      principal: '*',
      action: 's3:GetBucketPublicAccessBlock',
      resource: `arn:aws:s3:::${bucket}`,
      ...said,
    });
    expect(await holdsNow(deps, where(bucket), between)).toEqual({
      is: 'unread',
      why: 'Cooper may not call s3:GetBucketPublicAccessBlock',
    });
    aws.state.denials.length = 0;
    aws.state.faults.push({ match: { operation: 'GetPublicAccessBlock' }, do: { status: 503 } });
    expect(await holdsNow(deps, where(bucket), between)).toMatchObject({
      is: 'unread',
      why: expect.stringMatching(/./),
    });
  });
});

describe('reading until consistency', () => {
  const deps = () => stage.world.deps;

  it('believes a write as soon as it is seen, although it is not seen at once', async () => {
    const bucket = fresh();
    await sleep(450);
    await put(bucket, true);
    stale(300);
    const asked = performance.now();
    expect(await holdsInTheEnd(deps(), where(bucket), between)).toEqual({ is: 'to' });
    expect(performance.now() - asked).toBeLessThan(deps().timing.consistency + 200);
  });

  it.each([
    ['that nothing happened', async () => undefined, { is: 'from' }],
    ['that somebody else wrote', (bucket: string) => put(bucket, false), { is: 'other' }],
  ] as const)('believes %s only after all of that time', async (_name, prepare, holds) => {
    const bucket = fresh();
    await prepare(bucket);
    const asked = performance.now();
    expect(await holdsInTheEnd(deps(), where(bucket), between)).toMatchObject(holds);
    expect(performance.now() - asked).toBeGreaterThanOrEqual(deps().timing.consistency - 5);
  });

  it('what was written, seen, and taken away again is seen as it is in the end', async () => {
    const bucket = fresh();
    await put(bucket, false);
    const reading = holdsInTheEnd(deps(), where(bucket), between);
    await sleep(100);
    await stage.of.s3.send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
    expect(await reading).toEqual({ is: 'from' });
  });

  it('a reading that fails for a moment is read again', async () => {
    const bucket = fresh();
    await put(bucket, true);
    stage.world.aws.state.faults.push({
      match: { operation: 'GetPublicAccessBlock' },
      do: { deny: { code: 'AccessDenied', message: 'no', status: 403 } },
      times: 2,
    });
    expect(await holdsInTheEnd(deps(), where(bucket), between)).toEqual({ is: 'to' });
  });

  it('what is seen only once, after readings that failed, is not believed yet', async () => {
    const bucket = fresh();
    stage.world.aws.state.faults.push({
      match: { operation: 'GetPublicAccessBlock' },
      do: { deny: { code: 'AccessDenied', message: 'no', status: 403 } },
    });
    const asked = performance.now();
    const reading = holdsInTheEnd(deps(), where(bucket), between);
    await sleep(deps().timing.consistency * 0.6);
    stage.world.aws.state.faults.length = 0;
    expect(await reading).toEqual({ is: 'from' });
    expect(performance.now() - asked).toBeGreaterThan(deps().timing.consistency * 1.5);
  });

  it('of a bucket that was deleted says so', async () => {
    const bucket = fresh();
    await stage.of.s3.send(new DeleteBucketCommand({ Bucket: bucket }));
    expect(await holdsInTheEnd(deps(), where(bucket), between)).toEqual({ is: 'gone' });
  });
});
