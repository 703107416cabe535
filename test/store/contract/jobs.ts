import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import type { QueueName } from '../../../src/store/jobs.ts';
import type { Store } from '../../../src/store/open.ts';
import { newId } from '../sample.ts';

export function jobs(store: () => Store): void {
  const done: string[] = [];
  const failing = new Set<string>();
  const slow = new Map<string, Promise<void>>();
  const send = (queue: QueueName, changeId: string, options: { startAfter?: Date; singletonKey?: string } = {}) =>
    store().transaction((trx) => store().jobs.send(trx, queue, { changeId }, options));
  const waiting = async (key: string): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from cooper_jobs.job where singleton_key = ${key} and state = 'created'`.execute(store().db);
    return rows[0]?.n ?? -1;
  };
  const count = (id: string): number => done.filter((other) => other === id).length;

  beforeAll(async () => {
    await store().jobs.work('apply', async ({ changeId = 'none' }) => {
      done.push(changeId);
      await slow.get(changeId);
      if (failing.delete(changeId)) throw new Error('not this time');
    });
    await store().jobs.work('sweep', async ({ changeId = 'none' }) => void done.push(`sweep ${changeId}`));
  });
  afterAll(() => slow.clear());

  it('are worked soon after their transaction commits, and not before', async () => {
    const id = newId();
    await store().transaction(async (trx) => {
      await store().jobs.send(trx, 'apply', { changeId: id });
      await sleep(50);
      expect(done).not.toContain(id);
    });
    await vi.waitFor(() => expect(done).toContain(id), 5_000);
  });

  it('roll back with their transaction', async () => {
    const id = newId();
    const failed = store().transaction(async (trx) => {
      await store().jobs.send(trx, 'apply', { changeId: id });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await waiting(id)).toBe(0);
  });

  it('are one as long as they wait', async () => {
    const id = newId();
    const startAfter = new Date(Date.now() + 60_000);
    await Promise.all(Array.from({ length: 10 }, () => send('apply', id, { startAfter })));
    expect(await waiting(id)).toBe(1);
    const key = newId();
    await send('apply', id, { startAfter, singletonKey: key });
    expect(await waiting(key)).toBe(1);
  });

  it('wait until they are due, and are brought forward by one that is due earlier, not put off by a later one', async () => {
    const id = newId();
    await send('apply', id, { startAfter: new Date(Date.now() + 60_000) });
    await send('apply', id, { startAfter: new Date(Date.now() + 120_000) });
    await sleep(100);
    expect(done).not.toContain(id);
    await send('apply', id);
    await vi.waitFor(() => expect(count(id)).toBe(1), 5_000);
    expect(await waiting(id)).toBe(0);
  });

  it('are not lost when one of the same key is being worked', async () => {
    const id = newId();
    const { promise, resolve } = Promise.withResolvers<void>();
    slow.set(id, promise);
    await send('apply', id);
    await vi.waitFor(() => expect(count(id)).toBe(1), 5_000);
    await send('apply', id);
    resolve();
    await vi.waitFor(() => expect(count(id)).toBe(2), 5_000);
  });

  it('see what was written in the transaction that sent them, also when one waited already', async () => {
    const id = newId();
    await send('apply', id, { startAfter: new Date(Date.now() + 50) });
    await sleep(60);
    const before = await store().transaction(async (trx) => {
      await store().jobs.send(trx, 'apply', { changeId: id });
      await sleep(50);
      // None, unless the one that waited was just taken; then there is another one now.
      const worked = count(id);
      // Meanwhile it is looked for, and would see nothing of what we write.
      await sleep(store().embedded ? 200 : 2_500);
      expect(count(id)).toBe(worked);
      return worked;
    });
    await vi.waitFor(() => expect(count(id)).toBe(before + 1), 5_000);
  }, 15_000);

  it('are tried again when they fail', async () => {
    const id = newId();
    failing.add(id);
    await send('apply', id);
    await vi.waitFor(() => expect(count(id)).toBe(2), { timeout: 10_000, interval: 100 });
  }, 15_000);

  it('without a change are one for the queue', async () => {
    const later = { startAfter: new Date(Date.now() + 60_000) };
    await store().transaction((trx) => store().jobs.send(trx, 'checkpoint', {}, later));
    await store().transaction((trx) => store().jobs.send(trx, 'checkpoint', {}, later));
    expect(await waiting('checkpoint')).toBe(1);
    await store().transaction((trx) => store().jobs.send(trx, 'sweep', {}));
    await vi.waitFor(() => expect(done).toContain('sweep none'), 5_000);
  });

  it('can be scheduled, in a time zone', async () => {
    await store().jobs.schedule('checkpoint', '0 3 * * *', 'Europe/Berlin');
    const { rows } = await sql<{ cron: string; timezone: string }>`
      select cron, timezone from cooper_jobs.schedule where name = 'checkpoint'`.execute(store().db);
    expect(rows).toEqual([{ cron: '0 3 * * *', timezone: 'Europe/Berlin' }]);
    await expect(store().jobs.schedule('checkpoint', 'never', 'UTC')).rejects.toThrow('Validation error');
  });
}
