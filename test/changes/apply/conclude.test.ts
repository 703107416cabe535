import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/changes/apply/attempt.ts';
import { Overtaken } from '../../../src/changes/apply/attempt.ts';
import { driftMark, failedForNow, finished, given, notKnownYet } from '../../../src/changes/apply/conclude.ts';
import type { Change, Step } from '../../../src/core/change.ts';
import { plain, words } from '../../../src/core/words.ts';
import { auditRows } from '../../../src/store/audit.ts';
import { takeLocks } from '../../../src/store/bucket-locks.ts';
import { findChange, insertChange } from '../../../src/store/changes.ts';
import { takeLease } from '../../../src/store/leases.ts';
import { change as sample, step as sampleStep } from '../../store/sample.ts';
import { onPostgres } from '../on-postgres.ts';

const stage = onPostgres();

const step = (nth: number, state: Step['state'], setting: Step['setting'], why: string | null = null) =>
  sampleStep({ nth, state, setting, why });

/** A change that somebody works on, with its lease and the lock of its bucket. */
async function at(of: Partial<Change> = {}, stale = false): Promise<{ attempt: Attempt; change: Change }> {
  const { deps } = stage.world;
  const change = sample({ state: 'applying', ...of });
  const fence = await deps.store.transaction(async (trx) => {
    await insertChange(trx, change);
    await takeLocks(trx, [change.id], change.id);
    return takeLease(trx, change.id, deps.owner, 60_000);
  });
  const lease = { fence: (fence ?? 0) - (stale ? 1 : 0), isSafe: () => true, stop: () => undefined };
  return { attempt: { deps, id: change.id, lease, takenOver: false, busy: new Map() }, change };
}

async function now(id: string): Promise<Change> {
  const change = await findChange(stage.world.deps.store.db, id);
  if (change === null) throw new Error('it is gone');
  return change;
}

const events = async (id: string) =>
  (await auditRows(stage.world.deps.store.db, 1, 10_000))
    .filter(({ changeId }) => changeId === id)
    .map(({ event }) => event);
const isLocked = async (id: string) =>
  (await stage.world.deps.store.db.selectFrom('bucket_lock').selectAll().where('change_id', '=', id).execute()).length >
  0;

describe('what is done', () => {
  it('is so with its moment, and gives its lock and its lease back', async () => {
    const { attempt, change } = await at({ steps: [step(0, 'verified', 'policy')] });
    expect(await finished(attempt, change)).toBe('stop');
    expect(await now(change.id)).toMatchObject({ state: 'verified', endedAt: expect.stringMatching(/^20/) });
    expect(await events(change.id)).toEqual(['change.applied', 'change.verified']);
    expect(await isLocked(change.id)).toBe(false);
    const { store } = stage.world.deps;
    expect(await store.transaction((trx) => takeLease(trx, change.id, 'other', 1_000))).not.toBeNull();
  });

  it('undoes the change that it took back, in the same moment', async () => {
    const { change: first } = await at({ state: 'verified' });
    const { attempt, change } = await at({ undoes: first.id, steps: [step(0, 'verified', 'policy')] });
    await finished(attempt, change);
    expect(await now(first.id)).toMatchObject({ state: 'undone', followedBy: change.id });
  });

  it('is not said by whom somebody else has overtaken', async () => {
    const { attempt, change } = await at({}, true);
    await expect(finished(attempt, change)).rejects.toThrow(Overtaken);
    expect([(await now(change.id)).state, await events(change.id)]).toEqual(['applying', []]);
  });
});

describe('what failed', () => {
  it.each<[string, readonly Step[], RegExp]>([
    ['says why', [step(0, 'refused', 'policy', 'AWS said no')], /: AWS said no\.$/],
    ['says it without a second full stop', [step(0, 'refused', 'policy', 'AWS said no.')], /: AWS said no\.$/],
    [
      'says what was put back',
      [step(0, 'undone', 'acl'), step(1, 'undone', 'policy'), step(2, 'refused', 'ownershipControls', 'No')],
      /: No\. What was written before is put back: \S.*, \S.*\.$/,
    ],
    [
      'says what could not be put back, and why',
      [
        step(0, 'undone', 'acl'),
        step(1, 'stuck', 'policy', 'somebody has changed it since'),
        step(2, 'refused', 'cors', 'No'),
      ],
      /^(?!.* {2}).*: .* put back: .*\. Not put back, look at it yourself: .*\(somebody has changed it since\)\.$/,
    ],
    [
      'says that alone, in one sentence after the other',
      [step(0, 'stuck', 'acl', 'x'), step(1, 'refused', 'policy', 'No')],
      /^(?!.* {2}).*: x\.$|^(?!.* {2}).*No\. Not put back/,
    ],
  ])('%s', async (_name, steps, why) => {
    const { attempt, change } = await at({ steps });
    const bad = steps.find(({ state }) => state === 'refused') ?? steps[0];
    if (bad === undefined) throw new Error('no step');
    await given(attempt, change, bad);
    const done = await now(change.id);
    expect(done).toMatchObject({ state: 'failed', retryable: false, endedAt: expect.any(String) });
    expect(plain(done.why ?? [])).toMatch(why);
    expect(await isLocked(change.id)).toBe(false);
  });

  it.each<[string, readonly Step['state'][], Change['state']]>([
    ['is drift when nothing was written', ['refused', 'waiting'], 'drifted'],
    ['is a failure once anything was', ['undone', 'refused'], 'failed'],
    ['is a failure where something hangs', ['stuck', 'refused'], 'failed'],
  ])('because it had changed since %s', async (_name, states, state) => {
    const why = `${driftMark}: the policy of logs`;
    const steps = states.map((one, nth) =>
      step(nth, one, nth === 0 ? 'policy' : 'acl', one === 'refused' ? why : null),
    );
    const { attempt, change } = await at({ steps });
    await given(attempt, change, steps.find((one) => one.state === 'refused') ?? step(0, 'refused', 'policy'));
    expect((await now(change.id)).state).toBe(state);
  });

  it('for now waits for somebody who wants it once more', async () => {
    const { attempt, change } = await at({ notBefore: '2026-11-29T10:00:00.000Z' });
    await failedForNow(attempt, change, { why: words`AWS was busy.` });
    expect(await now(change.id)).toMatchObject({ state: 'failed', retryable: true, notBefore: null, endedAt: null });
    expect(await isLocked(change.id)).toBe(false);
  });
});

describe('what nobody knows', () => {
  it('is unknown, and keeps its lock: nobody else writes there meanwhile', async () => {
    const { attempt, change } = await at();
    await notKnownYet(attempt, change, 'timed out');
    const unknown = await now(change.id);
    expect([unknown.state, unknown.endedAt, await isLocked(change.id)]).toEqual(['unknown', null, true]);
    expect(plain(unknown.why ?? [])).toContain('timed out');
  });

  it.each(['unknown', 'applied'] as const)('stays %s, and is not told again', async (state) => {
    const { attempt, change } = await at({ state });
    await notKnownYet(attempt, change, 'timed out');
    expect([(await now(change.id)).version, await events(change.id)]).toEqual([change.version, []]);
  });
});
