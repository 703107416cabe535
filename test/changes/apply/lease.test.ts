import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepLease } from '../../../src/changes/apply/lease.ts';
import type { ChangeDeps } from '../../../src/changes/deps.ts';
import { insertChange } from '../../../src/store/changes.ts';
import { abandoned, takeLease } from '../../../src/store/leases.ts';
import { type Postgres, startPostgres } from '../../store/postgres.ts';
import { change } from '../../store/sample.ts';
import { startWorld, type World } from '../world.ts';

let postgres: Postgres;
let world: World;

beforeAll(async () => {
  postgres = await startPostgres();
  world = await startWorld({ databaseUrl: await postgres.database() });
});
afterAll(async () => {
  await world?.stop();
  await postgres.stop();
});

/** Somebody works on a change, with a lease of so many milliseconds. */
async function working(lease: number) {
  const { store } = world.deps;
  const of = change({ state: 'applying' });
  await store.transaction((trx) => insertChange(trx, of));
  const take = (owner: string) => store.transaction((trx) => takeLease(trx, of.id, owner, lease));
  const fence = (await take('one')) ?? 0;
  const deps: ChangeDeps = { ...world.deps, timing: { ...world.deps.timing, lease } };
  return { id: of.id, fence, take, deps };
}

describe('a lease', () => {
  it('is kept for longer than it runs, and nobody else gets the change meanwhile', async () => {
    const { id, fence, take, deps } = await working(400);
    const lease = keepLease(deps, id, fence);
    await sleep(1_000);
    expect([lease.isSafe(), await take('other'), await abandoned(deps.store.db)]).toEqual([true, null, []]);
    lease.stop();
  });

  it('runs out once it is not kept: nothing may begin then, and somebody else takes the change', async () => {
    const { id, fence, take, deps } = await working(200);
    const lease = keepLease(deps, id, fence);
    expect(lease.isSafe()).toBe(true);
    lease.stop();
    await sleep(250);
    expect(lease.isSafe()).toBe(false);
    expect(await abandoned(deps.store.db)).toContain(id);
    expect(await take('other')).toBe(fence + 1);
  });

  it('is unsafe before it has run out: a call that begins then could outlive it', async () => {
    const { id, fence, deps } = await working(500);
    const lease = keepLease(deps, id, fence);
    lease.stop();
    await sleep(430);
    expect(lease.isSafe()).toBe(false);
  });

  it('that somebody else has taken is not renewed, and soon unsafe', async () => {
    const { id, fence, deps } = await working(400);
    const { store } = deps;
    await store.db.updateTable('change').set({ lease_until: null }).where('id', '=', id).execute();
    await store.transaction((trx) => takeLease(trx, id, 'other', 60_000));
    const lease = keepLease(deps, id, fence);
    await sleep(500);
    expect(lease.isSafe()).toBe(false);
    lease.stop();
  });

  it('that can’t be renewed is unsafe as well, and the failure is told', async () => {
    const { id, fence, deps } = await working(300);
    const told: unknown[] = [];
    const log = { warn: (of: unknown) => told.push(of) } as unknown as ChangeDeps['log'];
    const db = {
      updateTable: () => {
        throw new Error('the database is away');
      },
    } as unknown as ChangeDeps['store']['db'];
    const lease = keepLease({ ...deps, log, store: { ...deps.store, db } }, id, fence);
    await sleep(400);
    expect(lease.isSafe()).toBe(false);
    expect(told[0]).toMatchObject({ change: id, err: { message: 'the database is away' } });
    lease.stop();
  });
});
