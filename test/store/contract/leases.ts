import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { ChangeState, Step } from '../../../src/core/change.ts';
import { releaseLocks, takeLocks } from '../../../src/store/bucket-locks.ts';
import { findChange, insertChange, swapChange, updateStep } from '../../../src/store/changes.ts';
import { abandoned, releaseLease, renewLease, takeLease } from '../../../src/store/leases.ts';
import type { Store } from '../../../src/store/open.ts';
import { awkward, change, newId } from '../sample.ts';

export function leases(store: () => Store): void {
  const put = async (state: ChangeState = 'approved'): Promise<string> => {
    const made = change({ state });
    await store().transaction((trx) => insertChange(trx, made));
    return made.id;
  };
  const take = (id: string, owner: string, ms = 60_000) => store().transaction((trx) => takeLease(trx, id, owner, ms));
  const write = (changeId: string, fence: number, to: Partial<Step>, nth = 0) =>
    store().transaction((trx) => updateStep(trx, { changeId, nth, fence }, to));

  it('gives a change to one of those who ask at once', async () => {
    const id = await put();
    const fences = await Promise.all(Array.from({ length: 20 }, (_, nth) => take(id, `owner ${nth}`)));
    expect(fences.filter((fence) => fence !== null)).toEqual([1]);
  });

  it('gives it to nobody, not even the holder, while a lease runs, and with a higher fence once it has run out', async () => {
    const id = await put();
    expect(await take(id, 'a', 150)).toBe(1);
    expect([await take(id, 'b'), await take(id, 'a')]).toEqual([null, null]);
    await sleep(200);
    expect(await take(id, 'b')).toBe(2);
    expect(await renewLease(store().db, id, 1, 60_000)).toBe(false);
    expect(await renewLease(store().db, id, 2, 60_000)).toBe(true);
  });

  it('makes a lease last when it is renewed', async () => {
    const id = await put();
    await take(id, 'a', 150);
    expect(await renewLease(store().db, id, 1, 60_000)).toBe(true);
    await sleep(200);
    expect(await take(id, 'b')).toBeNull();
  });

  it('hands it back, but not somebody else’s', async () => {
    const id = await put();
    await take(id, 'a');
    await store().transaction((trx) => releaseLease(trx, id, 0));
    expect(await take(id, 'b')).toBeNull();
    await store().transaction((trx) => releaseLease(trx, id, 1));
    expect(await renewLease(store().db, id, 1, 60_000)).toBe(false);
    expect(await take(id, 'b')).toBe(2);
  });

  it('knows no lease of what is not there', async () => {
    expect(await take(newId(), 'a')).toBeNull();
    expect(await renewLease(store().db, newId(), 0, 1)).toBe(false);
  });

  it('leaves the version as it was, so that the holder’s swap still fits', async () => {
    const id = await put();
    const fence = (await take(id, 'a')) ?? 0;
    await renewLease(store().db, id, fence, 60_000);
    const from = { id, state: 'approved', version: 1, fence } as const;
    expect(await store().transaction((trx) => swapChange(trx, from, { state: 'applying' }))).toMatchObject({
      version: 2,
    });
  });

  it('lists as abandoned what is being worked on by nobody', async () => {
    const [never, runOut, held, waiting] = [
      await put('applying'),
      await put('unknown'),
      await put('applied'),
      await put(),
    ];
    await take(runOut, 'a', 1);
    await take(held, 'a');
    await sleep(20);
    const ids = await abandoned(store().db);
    expect(ids).toEqual(expect.arrayContaining([never, runOut]));
    expect(ids).not.toContain(held);
    expect(ids).not.toContain(waiting);
  });

  it('writes to a step for whoever has the fence, and for nobody else', async () => {
    const id = await put('applying');
    const fence = (await take(id, 'a')) ?? 0;
    const to = { state: 'sending', attempts: 1, requestId: 'R1', why: 'because' } as const;
    expect(await write(id, fence, to)).toBe(true);
    expect((await findChange(store().db, id))?.steps[0]).toMatchObject(to);
    expect(await write(id, fence - 1, { state: 'written' })).toBe(false);
    expect(await write(id, fence, { why: null })).toBe(true);
    expect((await findChange(store().db, id))?.steps[0]).toMatchObject({ ...to, why: null });
    await expect(write(id, fence, { state: 'written' }, 7)).rejects.toThrow('has no step 7');
  });

  it('keeps what AWS said of a step, whatever characters it has', async () => {
    const id = await put('applying');
    expect(await write(id, 0, { why: awkward })).toBe(true);
    expect((await findChange(store().db, id))?.steps[0]?.why).toContain('back\\slash, 🪣');
  });
}

export function bucketLocks(store: () => Store): void {
  const put = async (): Promise<string> => {
    const made = change();
    await store().transaction((trx) => insertChange(trx, made));
    return made.id;
  };
  const take = (keys: readonly string[], id: string) => store().transaction((trx) => takeLocks(trx, keys, id));

  it('are for one change at a time, all or none', async () => {
    const [one, two, a, b, c] = [await put(), await put(), newId(), newId(), newId()];
    expect(await take([a, b, a], one)).toBe(true);
    expect(await take([b, a], one)).toBe(true);
    expect(await take([c, b], two)).toBe(false);
    // `c` was free, and is again.
    expect(await take([c], one)).toBe(true);
    await store().transaction((trx) => releaseLocks(trx, one));
    expect(await take([c, b, a], two)).toBe(true);
    expect(await take([], one)).toBe(true);
  });

  it('keep what a change had before when it can’t have more', async () => {
    const [one, two, a, b] = [await put(), await put(), newId(), newId()];
    await take([a], one);
    await take([b], two);
    expect(await take([a, b], one)).toBe(false);
    expect(await take([a], two)).toBe(false);
  });

  it('go to one of those who ask at once, in whatever order they name them', async () => {
    const keys = [newId(), newId(), newId()];
    const ids = await Promise.all(Array.from({ length: 10 }, put));
    const taken = await Promise.all(ids.map((id, nth) => take(nth % 2 === 0 ? keys : keys.toReversed(), id)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });
}
