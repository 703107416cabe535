import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AwsFor, awsFor } from '../../src/aws/clients.ts';
import { patience } from '../../src/aws/http-handler.ts';
import { readSetting } from '../../src/aws/read-place.ts';
import { makeWriter, type SessionFor, type Writer } from '../../src/aws/writer.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { brightreel, caskworks, cooperExternalId, cooperWriteRoles, region } from '../../src/sandbox/world/accounts.ts';
import { cooperCredentials } from '../../src/sandbox/world/cooper.ts';
import { seedWorld } from '../../src/sandbox/world/index.ts';

let local: LocalAws;
let aws: AwsFor;
let writer: Writer;
beforeAll(async () => {
  local = await startLocalAws({ seed: seedWorld });
  const credentials = cooperCredentials();
  aws = awsFor({ endpoint: local.url, region, credentials, requestTimeoutMs: 700 });
  writer = makeWriter(aws, { writeRoles: cooperWriteRoles, externalId: cooperExternalId });
});
beforeEach(() => local.reset());
afterAll(async () => {
  aws.dispose();
  await local.stop();
});

const place = { account: caskworks, region, bucket: 'cooper-legacy' };
const session: SessionFor = {
  changeId: 'ch_7',
  requester: 'slack:T0/U0',
  approvers: ['slack:T0/U1'],
  channel: 'C0',
  place,
  setting: 'publicAccessBlock',
};
const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
const strike = (fault: object) => local.state.faults.push({ match: { action: 's3:Put*' }, ...fault } as never);
const held = async () => (await readSetting(aws, place, 'publicAccessBlock')) as { readonly value?: unknown };

describe('a write to AWS', () => {
  it('is made once, by a session that names the change and the person, and is what is read back', async () => {
    const written = await writer.write(session, on);
    const [mutation, ...more] = local.mutations();
    expect(written).toEqual({ is: 'written', requestId: mutation?.requestId });
    expect(more).toEqual([]);
    expect(mutation).toMatchObject({
      bucket: 'cooper-legacy',
      setting: 'publicAccessBlock',
      principal: `arn:aws:sts::${caskworks}:assumed-role/CooperWrite/cooper-ch_7`,
      sourceIdentity: 'slack-T0-U0',
    });
    expect(await held()).toEqual({ is: 'known', value: on });
  });

  it('shows all of it in the call log: session policy, tags, and who', async () => {
    await writer.write(session, on);
    const [assume, put] = local.calls();
    const Policy = JSON.parse(String(assume?.parameters['Policy'])) as unknown;
    expect(Policy).toMatchObject({
      Statement: [{ Action: ['s3:PutBucketPublicAccessBlock'], Resource: 'arn:aws:s3:::cooper-legacy' }],
    });
    expect([assume?.operation, put?.operation]).toEqual(['AssumeRole', 'PutPublicAccessBlock']);
    expect(put?.who.sessionTags).toContainEqual({ Key: 'approver1', Value: 'slack:T0/U1' });
  });

  it.each([
    ['the connection breaks after the work', { do: { lostAnswer: true } }],
    ['the answer never comes', { do: { timeout: true, after: true } }],
    ['S3 answers 500 after the work', { do: { status: 500, after: true } }],
  ])('is not known to have happened when %s, but has', async (_what, fault) => {
    strike(fault);
    expect(await writer.write(session, on)).toMatchObject({ is: 'unknown' });
    expect(local.mutations()).toHaveLength(1);
    expect(local.calls({ operation: 'PutPublicAccessBlock' })).toHaveLength(1);
    expect(await held()).toMatchObject({ value: on });
  });

  it.each([
    ['the connection breaks before the work', { do: { reset: true } }],
    ['S3 answers 500 before the work', { do: { status: 500 } }],
    ['S3 answers 503 without «slow down»', { do: { status: 503 } }],
  ])('is not known to have happened when %s, and has not', async (_what, fault) => {
    strike(fault);
    expect(await writer.write(session, on)).toMatchObject({ is: 'unknown' });
    expect([local.mutations(), local.calls({ operation: 'PutPublicAccessBlock' }).length]).toEqual([[], 1]);
  });

  it.each([
    ['throttled', { do: { throttle: true } }, 'SlowDown'],
    [
      'meeting another one',
      { do: { deny: { code: 'OperationAborted', message: 'x', status: 409 } } },
      'OperationAborted',
    ],
  ])('that is %s is refused and may go well later', async (_what, fault, code) => {
    strike({ ...fault, times: 1 });
    expect(await writer.write(session, on)).toMatchObject({ is: 'refused', code, retry: true });
    expect(local.mutations()).toEqual([]);
    expect(await writer.write(session, on)).toMatchObject({ is: 'written' });
  });

  it('is not broken off when the question around it runs out of time', async () => {
    const written = await patience.run(AbortSignal.abort(), () => writer.write(session, on));
    expect(written).toMatchObject({ is: 'written' });
  });

  it('that comes late is seen late', async () => {
    strike({ do: { late: { ms: 60 } } });
    expect(await writer.write(session, on)).toMatchObject({ is: 'written' });
    expect((await held()).value).not.toEqual(on);
    await sleep(100);
    expect((await held()).value).toEqual(on);
  });

  it('to a bucket that is not the named account’s is refused', async () => {
    const other = Object.keys(cooperWriteRoles).find((account) => account !== caskworks) ?? '';
    const written = await writer.write({ ...session, place: { ...place, account: other } }, on);
    expect(written).toMatchObject({ is: 'refused', code: 'AccessDenied' });
    expect(local.mutations()).toEqual([]);
  });

  it('where Cooper has no role is not sent', async () => {
    const written = await writer.write({ ...session, place: { ...place, account: brightreel } }, on);
    expect(written).toMatchObject({ is: 'refused', code: 'NoWriteRole' });
    expect(local.calls()).toEqual([]);
  });

  it.each([
    ['without the external id', { externalId: null }],
    ['with another one', { externalId: 'wrong' }],
  ])('%s is not made: the role refuses', async (_what, { externalId }) => {
    const stranger = makeWriter(aws, { writeRoles: cooperWriteRoles, externalId });
    expect(await stranger.write(session, on)).toMatchObject({
      is: 'refused',
      code: 'AssumeRole.AccessDenied',
      needs: expect.stringContaining('sts:SetSourceIdentity'),
    });
    expect(local.calls({ service: 's3' })).toEqual([]);
  });

  it('of the account’s own setting goes to the account', async () => {
    const whole = { ...session, place: { ...place, bucket: null }, setting: 'accountPublicAccessBlock' as const };
    expect(await writer.write(whole, on)).toMatchObject({ is: 'written', requestId: expect.any(String) });
    expect(local.mutations()).toMatchObject([
      { bucket: null, account: caskworks, setting: 'accountPublicAccessBlock' },
    ]);
  });
});
