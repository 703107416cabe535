import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Change } from '../../../src/core/change.ts';
import { insertChange, openOn } from '../../../src/store/changes.ts';
import type { Store } from '../../../src/store/open.ts';
import { change, newId, step } from '../sample.ts';

export function openChanges(store: () => Store): void {
  const put = async (of: Partial<Change>): Promise<string> => {
    const made = change(of);
    await store().transaction((trx) => insertChange(trx, made));
    return made.id;
  };
  const ids = (keys: Parameters<typeof openOn>[1]) =>
    store().transaction(async (trx) => (await openOn(trx, keys)).map(({ id }) => id));
  const account = '111122223333';

  it('finds what is pending or approved on a setting', async () => {
    const bucket = newId();
    const steps = [step({ place: { ...change().place, bucket } })];
    const pending = await put({ steps, state: 'pending', createdAt: '2026-11-29T10:00:00.000Z' });
    const approved = await put({ steps, state: 'approved', createdAt: '2026-11-29T10:01:00.000Z' });
    await put({ steps, state: 'draft' });
    await put({ steps, state: 'applying' });
    await put({ steps, state: 'verified' });
    expect(await ids([{ account, bucket, setting: 'versioning' }])).toEqual([approved, pending]);
    expect(await ids([{ account, bucket, setting: 'policy' }])).toEqual([]);
    expect(await ids([{ account: '444455556666', bucket, setting: 'versioning' }])).toEqual([]);
    expect(await ids([{ account, bucket: null, setting: 'versioning' }])).toEqual([]);
    expect(await ids([])).toEqual([]);
  });

  it('finds each once, whichever of its steps are asked about, and tells account from bucket', async () => {
    const [bucket, ours] = [newId(), newId()];
    const id = await put({
      steps: [
        step({ place: { ...change().place, bucket } }),
        step({
          nth: 1,
          setting: 'accountPublicAccessBlock',
          place: { account: ours, region: 'us-east-1', bucket: null },
        }),
      ],
    });
    const onBucket = { account, bucket, setting: 'versioning' };
    const onAccount = { account: ours, bucket: null, setting: 'accountPublicAccessBlock' };
    expect(await ids([onBucket, onAccount, onBucket])).toEqual([id]);
    expect(await ids([onAccount])).toEqual([id]);
  });

  it('lets those who ask about the same take turns, so that two at once see each other', async () => {
    const bucket = newId();
    const setting = { account, bucket, setting: 'versioning' };
    const other = { account, bucket, setting: 'policy' };
    const request = (keys: Parameters<typeof openOn>[1]) =>
      store().transaction(async (trx) => {
        const open = await openOn(trx, keys);
        await sleep(20);
        await insertChange(trx, change({ steps: [step({ place: { ...change().place, bucket } })] }));
        return open.length;
      });
    const counts = await Promise.all([request([setting, other]), request([other, setting]), request([setting])]);
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  });
}
