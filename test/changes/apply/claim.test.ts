import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../../src/changes/apply/apply.ts';
import { claim } from '../../../src/changes/apply/claim.ts';
import type { Directory } from '../../../src/changes/rules/directory.ts';
import type { ChangeDeps } from '../../../src/changes/deps.ts';
import type { ChangeView } from '../../../src/core/change-view.ts';
import { plain, words } from '../../../src/core/words.ts';
import { takeLocks } from '../../../src/store/bucket-locks.ts';
import { onPostgres } from '../on-postgres.ts';
import { asker, twoPeople } from '../world.ts';

const stage = onPostgres();
const { fresh } = stage;
beforeEach(() => {
  stage.world.rule(twoPeople);
  stage.world.aws.state.faults.length = 0;
});

const approved = (words = `block-public-access ${fresh()}`) => stage.of.approvedByTwo(words);
const state = async (view: ChangeView) => (await stage.of.now(view)).change.state;
const claimed = async (view: ChangeView, deps: ChangeDeps = stage.world.deps) =>
  claim(deps, (await stage.of.now(view)).change);
const approvedBefore = (view: ChangeView, ms: number) =>
  stage.world.deps.store.db
    .updateTable('approval')
    .set({ at: new Date(Date.now() - ms).toISOString() })
    .where('change_id', '=', view.change.id)
    .execute();

const set = (view: ChangeView, to: { expires_at?: string; not_before?: string | null }) =>
  stage.world.deps.store.db.updateTable('change').set(to).where('id', '=', view.change.id).execute();

const inGroup = twoPeople.replace('by: [marcus, noor, omar, priya], count: 2', 'by: ["group:S0TEAM"], count: 2');
const withDirectory = (group: Directory['group']): ChangeDeps => ({
  ...stage.world.deps,
  directory: { ...stage.world.deps.directory, group },
});

/** Quiet from an hour ago to two hours from now. */
function quietNow(): string {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
  const until = at(2) === '00:00' ? '24:00' : at(2);
  const hours = `    quiet_hours: { zone: UTC, from: "${at(-1)}", to: "${until}" }\n`;
  return twoPeople.replace('    break_glass:', `${hours}    break_glass:`);
}

describe('what can’t be told now makes it wait', () => {
  it('a group that can’t be looked up', async () => {
    stage.world.rule(inGroup);
    const view = await approved();
    const broken = withDirectory(async () => ({ is: 'failed', because: words`Slack does not answer.` }));
    expect(await claimed(view, broken)).toMatchObject({ is: 'later' });
    expect(await state(view)).toBe('approved');
    expect((await stage.of.applied(view)).change.state).toBe('verified');
  });

  it('a person whose standing can’t be looked up', async () => {
    const view = await approved();
    const standing: Directory['standing'] = async () => ({
      is: 'refused',
      because: words`Slack is away.`,
      unsure: true,
    });
    const deps = { ...stage.world.deps, directory: { ...stage.world.deps.directory, standing } };
    expect(await claimed(view, deps)).toMatchObject({ is: 'later' });
    expect(await state(view)).toBe('approved');
  });

  it('tags that can’t be read, where the rule hangs on them', async () => {
    const view = await approved();
    stage.world.rule(twoPeople.replace('rules:\n', 'rules:\n  - { when: { tags: { env: prod } }, deny: not here. }\n'));
    stage.world.aws.state.faults.push({ match: { operation: 'GetBucketTagging' }, do: { status: 503 } });
    expect(await claimed(view)).toMatchObject({ is: 'later' });
    expect(await state(view)).toBe('approved');
    stage.world.aws.state.faults.length = 0;
    expect((await stage.of.applied(view)).change.state).toBe('verified');
  });
});

describe('what is told, and no', () => {
  it('an approver who is in the group no more: cancelled, and it says why', async () => {
    stage.world.rule(inGroup);
    const view = await approved();
    const smaller = withDirectory(async () => ({ is: 'known', users: ['U0MARCUS'], name: 'team' }));
    expect(await claimed(view, smaller)).toEqual({ is: 'over' });
    const { change } = await stage.of.now(view);
    expect([change.state, plain(change.why ?? [])]).toEqual(['cancelled', expect.stringMatching(/Fewer of those who/)]);
    expect(change.endedAt).not.toBeNull();
  });

  it('rules that want more approvals by now', async () => {
    const view = await approved();
    stage.world.rule(twoPeople.replace('count: 2', 'count: 3'));
    expect(await claimed(view)).toEqual({ is: 'over' });
    expect(await state(view)).toBe('cancelled');
  });

  it('is not applied once it has expired, and the sweep says so', async () => {
    const bucket = fresh();
    const view = await approved(`block-public-access ${bucket}`);
    await set(view, { expires_at: new Date(Date.now() - 1_000).toISOString() });
    expect(await claimed(view)).toEqual({ is: 'over' });
    expect(await state(view)).toBe('approved');
    expect(stage.of.mutations(bucket)).toEqual([]);
  });
});

describe('what is not yet', () => {
  it('class C holds ten minutes after the last approval, by the store’s clock', async () => {
    const bucket = fresh();
    const view = await approved(`enable-versioning ${bucket}`);
    const { notBefore } = (await stage.of.now(view)).change;
    const wait = Date.parse(notBefore ?? '') - Date.now();
    expect([wait > 590_000, wait <= 600_000]).toEqual([true, true]);
    const later = await apply(stage.world.deps, view.change.id);
    expect(later?.laterMs).toBeGreaterThan(580_000);
    expect([await state(view), stage.of.mutations(bucket)]).toEqual(['approved', []]);
    await set(view, { not_before: new Date().toISOString() });
    await approvedBefore(view, 600_000);
    expect((await stage.of.applied(view)).change.state).toBe('verified');
  });

  it('a delay that became longer since the last approval holds as well', async () => {
    const view = await approved();
    stage.world.rule(twoPeople.replace('    ask: [everyone]\n', '    ask: [everyone]\n    delay: 20m\n'));
    const later = await apply(stage.world.deps, view.change.id);
    expect(later?.laterMs).toBeGreaterThan(1_100_000);
    await approvedBefore(view, 1_200_000);
    expect((await stage.of.applied(view)).change.state).toBe('verified');
    stage.world.rule(twoPeople);
  });

  it('quiet hours hold it, those of now and not those of when it was approved', async () => {
    const view = await approved();
    stage.world.rule(quietNow());
    const later = await apply(stage.world.deps, view.change.id);
    expect(later?.laterMs).toBeGreaterThan(3_600_000);
    stage.world.rule(twoPeople);
    expect((await stage.of.applied(view)).change.state).toBe('verified');
  });

  it('approved in quiet hours it is said when it begins', async () => {
    stage.world.rule(quietNow());
    const { notBefore } = (await approved()).change;
    expect(Date.parse(notBefore ?? '') - Date.now()).toBeGreaterThan(3_600_000);
  });

  it('break-glass knows neither', async () => {
    stage.world.rule(
      quietNow().replace(
        'when: { class: C }\n',
        'when: { class: C }\n    break_glass: { by: [omar] }\n    quiet_hours: { zone: UTC, from: "00:00", to: "23:59" }\n',
      ),
    );
    const emergency = { reason: 'the house is on fire', ticket: 'OPS-1' };
    for (const remedy of ['block-public-access', 'enable-versioning']) {
      const view = await stage.of.previewed(`${remedy} ${fresh()}`);
      await stage.of.act(view, 'request', 'priya');
      const broken = await stage.of.act(view, 'break-glass', 'omar', emergency);
      expect((await stage.of.applied(broken.view)).change).toMatchObject({ state: 'verified', breakGlass: emergency });
    }
  });

  it('who broke the glass and may no more: cancelled', async () => {
    const view = await stage.of.previewed(`block-public-access ${fresh()}`);
    await stage.of.act(view, 'request', 'priya');
    await stage.of.act(view, 'break-glass', 'omar', { reason: 'the house is on fire', ticket: 'OPS-1' });
    stage.world.rule(twoPeople.replace('by: [omar], post_to', 'by: [noor], post_to'));
    expect((await stage.of.applied(view)).change.state).toBe('cancelled');
  });

  it('a busy bucket: it waits until that is free', async () => {
    const [bucket, { store }] = [fresh(), stage.world.deps];
    const view = await approved(`block-public-access ${bucket}`);
    const { id: another } = (await stage.of.previewed(`block-public-access ${fresh()}`)).change;
    await store.transaction((trx) => takeLocks(trx, [`111122223333/${bucket}`], another));
    expect(await claimed(view)).toMatchObject({ is: 'later', why: 'its bucket is busy' });
    expect(await state(view)).toBe('approved');
    await store.db.deleteFrom('bucket_lock').where('change_id', '=', another).execute();
    expect((await stage.of.applied(view)).change.state).toBe('verified');
  });

  it('a lockdown', async () => {
    const [view, { store }] = [await approved(), stage.world.deps];
    const lock = (on: boolean) =>
      store.db
        .updateTable('lockdown')
        .set({ on, by: on ? JSON.stringify(asker('omar').actor) : null, since: on ? new Date() : null })
        .execute();
    await lock(true);
    expect(await claimed(view)).toMatchObject({ is: 'later', why: 'locked down' });
    await lock(false);
    expect((await stage.of.applied(view)).change.state).toBe('verified');
  });
});

it('of many who want the same change one gets it', async () => {
  const bucket = fresh();
  const view = await approved(`block-public-access ${bucket}`);
  await Promise.all(Array.from({ length: 8 }, () => apply(stage.world.deps, view.change.id)));
  await sleep(100);
  expect([await state(view), stage.of.mutations(bucket).length]).toEqual(['verified', 1]);
});

it('what failed for now is tried again when somebody wants it, not by a job that comes twice', async () => {
  const bucket = fresh();
  const view = await approved(`block-public-access ${bucket}`);
  stage.world.aws.state.faults.push({ match: { operation: 'GetPublicAccessBlock' }, do: { status: 503 } });
  expect((await stage.of.applied(view)).change).toMatchObject({ state: 'failed', retryable: true, notBefore: null });
  stage.world.aws.state.faults.length = 0;
  expect((await stage.of.applied(view)).change.state).toBe('failed');
  await stage.of.act(view, 'retry', 'priya');
  expect((await stage.of.applied(view)).change.state).toBe('verified');
  expect(stage.of.mutations(bucket)).toHaveLength(1);
});
