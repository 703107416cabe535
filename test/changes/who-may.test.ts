import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockdown } from '../../src/changes/lockdown.ts';
import type { Asker } from '../../src/core/actor.ts';
import { verifyChain } from '../../src/core/audit-chain.ts';
import { plain } from '../../src/core/words.ts';
import { auditHead, auditRows } from '../../src/store/audit.ts';
import { type Driver, drive } from './driver.ts';
import { account, asker, old, slackActor, startWorld, twoPeople, withBuckets, type World } from './world.ts';

let world: World;
let of: Driver;
const names = Array.from({ length: 20 }, (_none, nth) => `bucket-${nth}`);
let used = 0;
const freshBucket = () => names[used++] ?? '';

beforeAll(async () => {
  world = await startWorld({ seed: withBuckets(...names.map((name) => old(name))) });
  of = drive(world);
});
afterAll(() => world.stop());

describe('who may', () => {
  it('one person counts once, and the requester not at all', async () => {
    const view = await of.previewed(`block-public-access ${freshBucket()}`);
    await of.act(view, 'request', 'priya');
    await of.act(view, 'approve', 'marcus');
    const again = await of.act(view, 'approve', 'marcus');
    expect(again).toMatchObject({ moved: false });
    expect(plain(again.aside ?? [])).toContain('counts once');
    await expect(of.act(view, 'approve', 'priya')).rejects.toThrow(/You asked for this change/);
    const inTerminal = {
      actor: { is: 'aws', arn: `arn:aws:iam::${account}:user/marcus` },
      origin: { face: 'terminal' },
    } as const;
    expect(await of.act(view, 'approve', 'marcus', { asker: inTerminal })).toMatchObject({ moved: false });
    expect((await of.acting.view(view.change.id))?.change.state).toBe('pending');
  });

  it('a stranger is refused, and that is recorded', async () => {
    const view = await of.previewed(`block-public-access ${freshBucket()}`);
    await of.act(view, 'request', 'priya');
    const gil: Asker = { ...asker('gil'), actor: { ...slackActor('gil'), team: 'T0ELSE' } as Asker['actor'] };
    await expect(of.act(view, 'approve', 'gil', { asker: gil })).rejects.toThrow(/Guests and strangers/);
    const rows = await auditRows(world.deps.store.db, 1, 10_000);
    expect(rows.findLast(({ event }) => event === 'refused.approve')).toMatchObject({
      changeId: view.change.id,
      actor: gil.actor,
    });
  });

  it('a fresh install can’t write: it previews, says so, and stores nothing', async () => {
    world.rule('');
    const report = await of.ask(`block-public-access ${freshBucket()}`);
    world.rule(twoPeople);
    expect(report.change?.change.state).toBe('draft');
    expect(report.warnings.map(plain).join(' ')).toMatch(/nobody|no rules/i);
    expect(await of.acting.view(report.change?.change.id ?? '')).toBeNull();
  });

  it('says at once when nobody could approve', async () => {
    world.rule(twoPeople.replace('by: [marcus, noor, omar, priya], count: 2', 'by: [priya, marcus], count: 2'));
    const report = await of.ask(`block-public-access ${freshBucket()}`);
    world.rule(twoPeople);
    expect(report.warnings).toHaveLength(1);
    expect(await of.acting.view(report.change?.change.id ?? '')).toBeNull();
  });

  it('judges everybody who approved once more before it applies', async () => {
    const bucket = freshBucket();
    const approved = await of.approvedByTwo(`block-public-access ${bucket}`);
    world.rule(twoPeople.replace('by: [marcus, noor, omar, priya], count: 2', 'by: [noor, omar], count: 2'));
    const now = await of.applied(approved);
    world.rule(twoPeople);
    expect(now.change.state).toBe('cancelled');
    expect(of.mutations(bucket)).toEqual([]);
  });

  it('refuses an old revision', async () => {
    const view = await of.previewed(`block-public-access ${freshBucket()}`);
    await of.act(view, 'request', 'priya');
    await expect(of.act(view, 'approve', 'marcus', { revision: 7 })).rejects.toThrow(/out of date/);
  });

  it('lets one person break the glass, with a reason, and tells security', async () => {
    const bucket = freshBucket();
    const view = await of.previewed(`block-public-access ${bucket}`);
    await of.act(view, 'request', 'priya');
    await expect(
      of.act(view, 'break-glass', 'marcus', { reason: 'it is on fire now', ticket: 'OPS-1' }),
    ).rejects.toThrow(/break/);
    await expect(of.act(view, 'break-glass', 'omar', { reason: '', ticket: '' })).rejects.toThrow(/reason/);
    const broken = await of.act(view, 'break-glass', 'omar', { reason: 'customer data is public', ticket: 'OPS-1' });
    expect((await of.applied(broken.view)).change.state).toBe('verified');
    const rows = await auditRows(world.deps.store.db, 1, 10_000);
    expect(rows.filter(({ changeId }) => changeId === view.change.id).map(({ event }) => event)).toContain(
      'break-glass',
    );
  });

  it('lets nobody else try an emergency’s change again in the name of whoever broke the glass', async () => {
    const bucket = freshBucket();
    const view = await of.previewed(`block-public-access ${bucket}`);
    await of.act(view, 'request', 'priya');
    await of.act(view, 'break-glass', 'omar', { reason: 'customer data is public', ticket: 'OPS-1' });
    world.aws.state.faults.push({ match: { operation: 'PutPublicAccessBlock' }, do: { throttle: true }, times: 50 });
    expect((await of.applied(view)).change).toMatchObject({ state: 'failed', retryable: true });
    world.aws.state.faults.length = 0;
    await expect(of.act(view, 'retry', 'priya')).rejects.toThrow(/break the glass/);
    await of.act(view, 'retry', 'omar');
    expect((await of.applied(view)).change.state).toBe('verified');
  });
});

describe('lockdown', () => {
  it('is for admins, and stops whatever has not been sent', async () => {
    const bucket = freshBucket();
    const approved = await of.approvedByTwo(`block-public-access ${bucket}`);
    await expect(lockdown(world.deps, true, null, asker('priya'))).rejects.toThrow(/not among those/);
    expect(await lockdown(world.deps, true, 'drill', asker('marcus'))).toBe(true);
    expect(await lockdown(world.deps, true, 'drill', asker('marcus'))).toBe(false);
    expect((await of.applied(approved)).change.state).toBe('approved');
    expect(of.mutations(bucket)).toEqual([]);
    expect(await lockdown(world.deps, false, null, asker('marcus'))).toBe(true);
    expect((await of.applied(approved)).change.state).toBe('verified');
  });
});

it('all that happened is in a log that is whole', async () => {
  const rows = await auditRows(world.deps.store.db, 1, 100_000);
  const head = await auditHead(world.deps.store.db);
  expect(verifyChain(rows, head, world.deps.auditKey)).toMatchObject({ is: 'whole' });
  expect(rows.length).toBeGreaterThan(30);
});
