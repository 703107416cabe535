import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AwsFor, awsFor, type AwsOptions } from '../../src/aws/clients.ts';
import { collect } from '../../src/aws/collect.ts';
import type { Facts } from '../../src/core/facts.ts';
import type { Subject } from '../../src/core/subject.ts';
import { type Target, target } from '../../src/core/target.ts';
import type { LoggedCall } from '../../src/sandbox/aws/call-log.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { role, user } from '../../src/sandbox/aws/services/iam/seed.ts';
import { grant, key as kmsKey } from '../../src/sandbox/aws/services/kms/seed.ts';
import { member, organization } from '../../src/sandbox/aws/services/organizations/seed.ts';
import { bucket } from '../../src/sandbox/aws/services/s3/seed.ts';
import type { State } from '../../src/sandbox/aws/state.ts';
import { diagnosed } from './diagnosed.ts';

const ours = '111122223333';
const partner = '444455556666';
const management = '999988887777';
const reader = (account: string): string => `arn:aws:iam::${account}:role/CooperRead`;
const key = 'reports/2026/a.csv';
const policy = { Version: '2012-10-17', Statement: [] };

/** What each answer takes. Long against the work of a whole diagnosis, so that rounds can be told apart. */
const latencyMs = 400;

function seed(state: State): void {
  user(state, { account: ours, name: 'ann', path: '/staff/' });
  for (const account of [partner, management]) role(state, { account, name: 'CooperRead' });
  const org = organization(state, management);
  for (const account of [ours, partner]) member(state, org, account);
  const own = kmsKey(state, { account: ours, region: 'us-east-1', alias: 'alias/own' });
  const foreign = kmsKey(state, { account: partner, region: 'us-east-1' });
  grant(state, foreign, { grantee: reader(ours), operations: ['Decrypt'] });
  const objects = (keyId: string) => [{ key, body: 'x', encryption: { algorithm: 'aws:kms' as const, keyId } }];
  bucket(state, { name: 'plain', account: ours, policy });
  bucket(state, { name: 'own-key', account: ours, policy, objects: objects(own.arn) });
  bucket(state, { name: 'foreign-key', account: ours, policy, objects: objects(foreign.arn) });
  const away = kmsKey(state, { account: ours, region: 'eu-west-1' });
  const locked = { ObjectLockEnabled: 'Enabled' };
  const europe = { account: ours, region: 'eu-west-1', policy, objects: objects(away.arn) };
  bucket(state, { name: 'abroad', ...europe, objectLock: locked });
  bucket(state, { name: 'locked', account: ours, policy, objects: objects(own.arn), objectLock: locked });
}

let local: LocalAws;
let aws: AwsFor;
const look = (options: AwsOptions = {}): AwsFor =>
  awsFor({
    endpoint: local.url,
    region: 'us-east-1',
    credentials: { accessKeyId: ours, secretAccessKey: 'x' },
    ...options,
  });

beforeEach(async () => {
  local = await startLocalAws({ seed });
  aws = look();
});
afterEach(async () => {
  aws.dispose();
  await local.stop();
});

const ann = `arn:aws:iam::${ours}:user/staff/ann`;
const reading: Subject = { principal: ann, action: 's3:GetObject', endpoint: null, keyArn: null };

/** Reads all that a diagnosis wants, with latency, and tells the calls it made. */
async function diagnose(of: Target, about: Subject, of_: AwsFor = aws): Promise<{ facts: Facts; calls: Calls }> {
  await warmUp(of_);
  const before = local.calls().length;
  local.state.faults.push({ match: {}, do: { latencyMs } });
  const facts = await collect(of_, of, diagnosed(of.key !== null), new Date(), { about, withinMs: 20_000 });
  return { facts, calls: local.calls().slice(before) };
}

type Calls = readonly LoggedCall[];

/** Connections, clients and the code itself: the first question of a process is not the measure. */
async function warmUp(of: AwsFor): Promise<void> {
  const warm = await collect(of, target({ bucket: 'plain', key: 'x' }), diagnosed(true), new Date(), {
    about: reading,
  });
  expect(warm.reads.bucket?.is).toBe('known');
}

/** An account's authorization details and all of Organizations. */
const isSnapshot = ({ service, operation }: LoggedCall): boolean =>
  service === 'organizations' || operation === 'GetAccountAuthorizationDetails';

const live = (calls: Calls): Calls => calls.filter((call) => !isSnapshot(call));

/** The longest chain of calls each of which began when the one before it had been answered. */
function rounds(calls: Calls): number {
  const spans = calls.map(({ at, durationMs }) => ({ from: Date.parse(at), to: Date.parse(at) + durationMs }));
  const depth = new Map<(typeof spans)[number], number>();
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const before = spans.filter(({ to }) => to <= span.from + 1);
    depth.set(span, 1 + Math.max(0, ...before.map((one) => depth.get(one) ?? 0)));
  }
  return Math.max(0, ...depth.values());
}

const unread = ({ reads }: Facts): readonly string[] =>
  Object.entries(reads).flatMap(([name, { is }]) => (is === 'denied' || is === 'failed' ? [name] : []));

describe('a diagnosis makes at most 35 calls in two dependent rounds', () => {
  it.each([
    ['of a bucket', target({ bucket: 'plain' }), 's3:ListBucket'],
    ['of an object under a KMS key', target({ bucket: 'own-key', key }), 's3:GetObject'],
    ['of a key that is missing', target({ bucket: 'own-key', key: 'reports/2025/a.csv' }), 's3:GetObject'],
    ['of an object under Object Lock', target({ bucket: 'locked', key }), 's3:GetObject'],
    ['of an object that is to be stored', target({ bucket: 'own-key', key }), 's3:PutObject'],
  ])('%s', async (_what, of, action) => {
    const { facts, calls } = await diagnose(of, { ...reading, action });
    expect(live(calls).length).toBeLessThanOrEqual(35);
    expect(rounds(live(calls))).toBe(2);
    // The local AWS has no opinions of its own, and Organizations speaks to the management account.
    expect(unread(facts)).toEqual(['simulation', 'publicCheck']);
  });
});

describe('three rounds', () => {
  it('where the key is in another account, whose role is taken first', async () => {
    const there = look({ readRoles: { [partner]: reader(partner) } });
    const { facts, calls } = await diagnose(target({ bucket: 'foreign-key', key }), reading, there);
    expect(facts.reads.kmsKey).toMatchObject({ value: { account: partner } });
    expect([facts.reads.kmsKeyPolicy?.is, facts.reads.kmsGrants?.is]).toEqual(['known', 'known']);
    expect(live(calls).length).toBeLessThanOrEqual(35);
    expect(rounds(live(calls))).toBeLessThanOrEqual(3);
    there.dispose();
  });

  it('where the first region was the wrong one: it costs a round and few calls, and the next question knows it', async () => {
    const of = target({ bucket: 'abroad', key });
    const { facts, calls } = await diagnose(of, reading);
    expect(facts.reads.bucket).toMatchObject({ value: { region: 'eu-west-1', listable: true } });
    expect(live(calls).length).toBeLessThanOrEqual(35);
    expect(rounds(live(calls))).toBe(3);
    const again = await diagnose(of, reading);
    expect(rounds(live(again.calls))).toBe(2);
  });
});

describe('snapshots', () => {
  it('cold take at most five rounds, and none when they are remembered', async () => {
    const there = look({ readRoles: { [management]: reader(management) } });
    local.state.faults.push({ match: {}, do: { latencyMs } });
    const ask = () =>
      collect(there, target({ bucket: 'plain' }), ['identity', 'organization'], new Date(), { about: reading });
    const facts = await ask();
    const cold = local.calls();
    expect(rounds(cold.filter(isSnapshot))).toBeLessThanOrEqual(5);
    expect(facts.reads.organization).toMatchObject({ value: { accounts: { [ours]: { is: 'known' } } } });
    await ask();
    const warm = local.calls().slice(cold.length);
    expect(warm.filter(isSnapshot)).toEqual([]);
    there.dispose();
  });
});

describe('under throttling', () => {
  const of = target({ bucket: 'own-key', key, region: 'us-east-1' });

  it.each(['s3', 'kms', 'cloudtrail'])(
    'of %s the other services still answer',
    async (service) => {
      local.state.faults.push({ match: { service }, do: { throttle: true } });
      const facts = await collect(aws, of, diagnosed(true), new Date(), { about: reading, withinMs: 20_000 });
      const said = Object.values(facts.reads).map((fact) => (fact.is === 'failed' ? fact.why : fact.is));
      expect(said).toContain('throttled');
      expect(said).toContain('known');
      expect(said).not.toContain('timed out');
    },
    20_000,
  );
});
