import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { addApproval, approvalsOf } from '../../../src/store/approvals.ts';
import { insertChange } from '../../../src/store/changes.ts';
import { storeNow } from '../../../src/store/clock.ts';
import { readLockdown, setLockdown } from '../../../src/store/lockdown.ts';
import { spendNonce } from '../../../src/store/nonces.ts';
import type { Store } from '../../../src/store/open.ts';
import { firstSeen } from '../../../src/store/seen.ts';
import { beat, leave, liveWorkers } from '../../../src/store/workers.ts';
import { ana, approval, awkward, change, newId } from '../sample.ts';

export function approvals(store: () => Store): void {
  const put = async (): Promise<string> => {
    const made = change();
    await store().transaction((trx) => insertChange(trx, made));
    return made.id;
  };
  const add = (id: string, of: Parameters<typeof approval>[0] = {}) =>
    store().transaction((trx) => addApproval(trx, id, approval(of)));

  it('count a person once for a digest, on whichever face', async () => {
    const id = await put();
    expect(await add(id)).toBe(true);
    expect(await add(id, { approver: { is: 'aws', arn: 'arn:aws:iam::1:user/ben' } })).toBe(false);
    expect(await add(id, { digest: 'd2', at: '2026-11-29T10:06:00.000Z' })).toBe(true);
    expect(await add(id, { person: 'cem', at: '2026-11-29T10:04:00.000Z' })).toBe(true);
    expect(await approvalsOf(store().db, id)).toEqual([
      approval({ person: 'cem', at: '2026-11-29T10:04:00.000Z' }),
      approval(),
      approval({ digest: 'd2', at: '2026-11-29T10:06:00.000Z' }),
    ]);
  });

  it('count one of 20 clicks at once', async () => {
    const id = await put();
    const added = await Promise.all(Array.from({ length: 20 }, () => add(id)));
    expect(added.filter(Boolean)).toHaveLength(1);
  });
}

export function nonces(store: () => Store): void {
  const spend = (nonce: string, person: string) => store().transaction((trx) => spendNonce(trx, nonce, person));

  it('are spent once by each person', async () => {
    const nonce = newId();
    expect([await spend(nonce, 'ana'), await spend(nonce, 'ana'), await spend(nonce, 'ben')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('are kept when what they were spent on fails', async () => {
    const nonce = newId();
    const failed = store().transaction(async (trx) => {
      await spendNonce(trx, nonce, 'ana');
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await spend(nonce, 'ana')).toBe(true);
  });

  it('are spent by one of 20 at once', async () => {
    const nonce = newId();
    const spent = await Promise.all(Array.from({ length: 20 }, () => spend(nonce, 'ana')));
    expect(spent.filter(Boolean)).toHaveLength(1);
  });
}

export function deliveries(store: () => Store): void {
  it('are new once, for 20 that come at once', async () => {
    const key = newId();
    const first = await Promise.all(Array.from({ length: 20 }, () => firstSeen(store().db, key)));
    expect(first.filter(Boolean)).toHaveLength(1);
  });

  it('may have any key', async () => {
    const key = `${newId()} ${awkward}`;
    expect([await firstSeen(store().db, key), await firstSeen(store().db, key)]).toEqual([true, false]);
  });
}

export function lockdowns(store: () => Store): void {
  const set = (to: Parameters<typeof setLockdown>[1]) => store().transaction((trx) => setLockdown(trx, to));
  const on = { by: ana, reason: 'because' };

  it('are switched on and off once, and say by whom and since when', async () => {
    expect(await readLockdown(store().db)).toBeNull();
    expect([await set(null), await set(on), await set({ by: { is: 'cooper' }, reason: null })]).toEqual([
      false,
      true,
      false,
    ]);
    const read = await readLockdown(store().db);
    expect(read).toEqual({ ...on, since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) });
    expect([await set(null), await set(null)]).toEqual([true, false]);
    expect(await readLockdown(store().db)).toBeNull();
  });

  it('wait for whoever is about to record an intent', async () => {
    const order: string[] = [];
    const acting = store().transaction(async (trx) => {
      expect(await readLockdown(trx)).toBeNull();
      order.push('seen to be off');
      await sleep(100);
      order.push('intent recorded');
    });
    await sleep(30);
    await set(on);
    order.push('switched on');
    await acting;
    await set(null);
    expect(order).toEqual(['seen to be off', 'intent recorded', 'switched on']);
  });

  it('do not keep those who only look from each other', async () => {
    await Promise.all(
      Array.from({ length: 4 }, () => store().transaction(async (trx) => expect(await readLockdown(trx)).toBeNull())),
    );
  });
}

export function workers(store: () => Store): void {
  it('live as long as they say so', async () => {
    const [early, late] = [newId(), newId()];
    await beat(store().db, early);
    await sleep(150);
    await beat(store().db, late);
    expect(await liveWorkers(store().db, 100)).toContain(late);
    expect(await liveWorkers(store().db, 100)).not.toContain(early);
    await beat(store().db, early);
    expect(await liveWorkers(store().db, 100)).toContain(early);
    await leave(store().db, early);
    expect(await liveWorkers(store().db, 60_000)).not.toContain(early);
  });

  it('go by the store’s clock, which moves within a transaction', async () => {
    const [one, two] = await store().transaction(async (trx) => {
      const first = await storeNow(trx);
      await sleep(20);
      return [first, await storeNow(trx)];
    });
    expect(two.getTime()).toBeGreaterThan(one.getTime());
    expect(Math.abs(one.getTime() - Date.now())).toBeLessThan(60_000);
  });
}
