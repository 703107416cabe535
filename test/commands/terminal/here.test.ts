import { beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../../src/changes/apply/apply.ts';
import { serviceHere } from '../../../src/commands/terminal/here.ts';
import type { Service } from '../../../src/commands/terminal/service.ts';
import type { ChangeView } from '../../../src/core/change-view.ts';
import { auditHead, auditRows } from '../../../src/store/audit.ts';
import { beat, leave } from '../../../src/store/workers.ts';
import { onPostgres } from '../../changes/on-postgres.ts';
import { account, twoPeople } from '../../changes/world.ts';
import { depsOf } from '../on-postgres.ts';

const stage = onPostgres();
const { fresh } = stage;
const marcus = `arn:aws:iam::${account}:user/marcus`;
const service = (arn = marcus): Service => serviceHere(depsOf(stage.world), stage.of.acting, arn);

beforeEach(async () => {
  stage.world.rule(twoPeople);
  await leave(stage.world.deps.store.db, 'worker');
});

const set = (
  view: ChangeView,
  to: { not_before?: string; expires_at?: string; state?: 'applying'; lease_until?: Date },
) => stage.world.deps.store.db.updateTable('change').set(to).where('id', '=', view.change.id).execute();
const typed = ({ change: { id: changeId, revision } }: ChangeView, verb: Parameters<Service['act']>[0]['verb']) => ({
  verb,
  changeId,
  revision,
  reason: null,
  ticket: null,
});

describe('in a terminal', () => {
  it('a question is asked by whom AWS says it is', async () => {
    const bucket = fresh();
    const report = await service().ask(`fix block-public-access ${bucket}`);
    expect(report.change?.change).toMatchObject({
      requester: { is: 'aws', arn: marcus },
      requesterPerson: 'marcus',
      origin: { face: 'terminal' },
    });
  });

  it('so is an act: one person counts once on both faces', async () => {
    const view = await stage.of.previewed(`block-public-access ${fresh()}`);
    await stage.of.act(view, 'request', 'priya');
    expect((await service().act(typed(view, 'approve'))).view.approvals.map(({ person }) => person)).toEqual([
      'marcus',
    ]);
    expect((await stage.of.act(view, 'approve', 'marcus')).moved).toBe(false);
  });

  it('whatever shows a change, or the log, is written down', async () => {
    const { change } = await stage.of.previewed(`block-public-access ${fresh()}`);
    const reads = async () =>
      (await auditRows(stage.world.deps.store.db, 1, 100_000))
        .filter(({ event, actor }) => event === 'read.sensitive' && actor.is === 'aws' && actor.arn === reader)
        .map(({ changeId, payload }) => [changeId, payload['what']]);
    const reader = `arn:aws:iam::${account}:user/reader`;
    await service(reader).view(change.id);
    await service(reader).settle(change.id);
    await service(reader).act(typed({ change, approvals: [], lockdown: false }, 'details'));
    await service(reader).audit.rows(1);
    const details = [change.id, 'details'];
    expect(await reads()).toEqual([details, details, details, [null, 'audit log']]);
  });

  it('whom the rules don’t list may not', async () => {
    const view = await stage.of.previewed(`block-public-access ${fresh()}`);
    await stage.of.act(view, 'request', 'priya');
    const stranger = service(`arn:aws:iam::${account}:user/stranger`);
    await expect(stranger.act(typed(view, 'approve'))).rejects.toThrow(/stranger|rules|people/);
    expect((await stage.of.now(view)).approvals).toEqual([]);
  });

  it('a change is shown; there is null for one that there isn’t', async () => {
    const view = await stage.of.previewed(`block-public-access ${fresh()}`);
    expect((await service().view(view.change.id))?.change).toEqual(view.change);
    expect(await service().view('nowhere')).toBeNull();
  });

  it('the log is read as it is', async () => {
    const { db } = stage.world.deps.store;
    const { audit } = service();
    expect(await audit.head()).toEqual(await auditHead(db));
    expect(await audit.rows(1)).toEqual(await auditRows(db, 1, 1_000));
  });
});

describe('to settle', () => {
  const approved = () => stage.of.approvedByTwo(`block-public-access ${fresh()}`);

  it('where no worker lives, this process applies it', async () => {
    expect((await service().settle((await approved()).change.id)).change.state).toBe('verified');
  });

  it('and goes on with what a dead one left', async () => {
    const view = await approved();
    await set(view, { state: 'applying', lease_until: new Date(0) });
    expect((await service().settle(view.change.id)).change.state).toBe('verified');
  });

  it('where one lives, it is left to that: waited for, and nothing is written here', async () => {
    const view = await approved();
    await beat(stage.world.deps.store.db, 'worker');
    const settling = service().settle(view.change.id);
    const first = await Promise.race([settling, new Promise((told) => setTimeout(told, 1_000, 'still waiting'))]);
    expect([first, (await stage.of.now(view)).change.state]).toEqual(['still waiting', 'approved']);
    await apply(stage.world.deps, view.change.id);
    expect((await settling).change.state).toBe('verified');
  });

  it.each<[string, () => Promise<ChangeView>, string]>([
    ['a draft', () => stage.of.previewed(`block-public-access ${fresh()}`), 'draft'],
    ['a class C, which waits ten minutes', () => stage.of.approvedByTwo(`enable-versioning ${fresh()}`), 'approved'],
    [
      'what needs another approval',
      async () => {
        const view = await stage.of.previewed(`block-public-access ${fresh()}`);
        return (await stage.of.act(view, 'request', 'priya')).view;
      },
      'pending',
    ],
  ])('%s is not waited for', async (_name, prepare, state) => {
    const view = await prepare();
    const asked = performance.now();
    expect((await service().settle(view.change.id)).change.state).toBe(state);
    expect(performance.now() - asked).toBeLessThan(2_000);
  });

  it('what has expired ends at once, although nobody sweeps', async () => {
    const view = await approved();
    await set(view, { expires_at: new Date(Date.now() - 1_000).toISOString() });
    expect((await service().settle(view.change.id)).change.state).toBe('expired');
  });

  it('a change that there isn’t is refused', async () => {
    await expect(service().settle('nowhere')).rejects.toThrow(/There is no change nowhere/);
  });
});
