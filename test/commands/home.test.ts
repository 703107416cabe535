import { describe, expect, it } from 'vitest';
import { homeOf } from '../../src/commands/home.ts';
import { changeStates } from '../../src/core/change.ts';
import { insertChange } from '../../src/store/changes.ts';
import { setLockdown } from '../../src/store/lockdown.ts';
import { onPostgres } from '../changes/on-postgres.ts';
import { ana, change as sample } from '../store/sample.ts';

const stage = onPostgres();
const insert = (of: Parameters<typeof sample>[0]) =>
  stage.world.deps.store.transaction((trx) => insertChange(trx, sample(of)));

describe('everybody’s start page', () => {
  it('shows what waits before what ended, not what was only looked at or has no meaning any more', async () => {
    for (const [nth, state] of changeStates.entries())
      await insert({ state, createdAt: new Date(Date.UTC(2026, 2, 1, 3, nth)).toISOString() });
    const { open, lockdown } = await homeOf(stage.world.deps);
    const states = open.map(({ change }) => change.state);
    expect(new Set(states.slice(0, 5))).toEqual(new Set(['pending', 'approved', 'applying', 'unknown', 'applied']));
    expect(new Set(states.slice(5))).toEqual(new Set(['verified', 'failed', 'drifted', 'rejected', 'undone']));
    expect(lockdown).toBe(false);
  });

  it('is never longer than twenty, and what waits comes first', async () => {
    for (let nth = 0; nth < 25; nth += 1) await insert({ state: 'verified' });
    const { open } = await homeOf(stage.world.deps);
    expect(open).toHaveLength(20);
    expect(open[0]?.change.state).not.toBe('verified');
  });

  it('says that Cooper is locked down, of each change too', async () => {
    const { store } = stage.world.deps;
    await store.transaction((trx) => setLockdown(trx, { by: ana, reason: null }));
    const { open, lockdown } = await homeOf(stage.world.deps);
    expect([lockdown, ...new Set(open.map((view) => view.lockdown))]).toEqual([true, true]);
  });
});
