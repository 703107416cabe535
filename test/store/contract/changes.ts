import { expect, it } from 'vitest';
import type { Change } from '../../../src/core/change.ts';
import { findChange, insertChange, listChanges, lockChange, swapChange } from '../../../src/store/changes.ts';
import type { Store } from '../../../src/store/open.ts';
import { awkward, change, newId, step } from '../sample.ts';

export function changes(store: () => Store): void {
  const put = async (of: Partial<Change> = {}): Promise<Change> => {
    const made = change(of);
    await store().transaction((trx) => insertChange(trx, made));
    return made;
  };
  const swap = (from: Parameters<typeof swapChange>[1], to: Parameters<typeof swapChange>[2]) =>
    store().transaction((trx) => swapChange(trx, from, to));

  it('gives a change back as it was put in', async () => {
    const made = await put({
      steps: [
        step({ before: null, after: { b: 1, a: [awkward, null, 0.1, 1e21] }, why: 'a "reason"' }),
        step({
          nth: 1,
          place: { account: '444455556666', region: 'us-east-1', bucket: null },
          before: awkward,
          undone: [],
        }),
      ],
      inputs: { [awkward]: 'x' },
      why: [awkward, { code: 'x' }],
      breakGlass: { by: { is: 'cooper' }, reason: awkward, ticket: 'T-1' },
      notBefore: '2026-11-29T10:00:00.001Z',
      endedAt: '2026-12-31T23:59:59.999Z',
      undoes: 'c0',
      followedBy: 'c2',
      origin: { face: 'terminal' },
      requester: { is: 'aws', arn: 'arn:aws:iam::111122223333:user/ana' },
    });
    expect(await findChange(store().db, made.id)).toEqual(made);
  });

  it('keeps the order of a document’s keys', async () => {
    const made = await put({ steps: [step({ after: { b: 1, a: 2 } })] });
    const found = await findChange(store().db, made.id);
    expect(JSON.stringify(found?.steps[0]?.after)).toBe('{"b":1,"a":2}');
  });

  it('does not find what is not there', async () => {
    expect(await findChange(store().db, newId())).toBeNull();
    expect(await store().transaction((trx) => lockChange(trx, newId()))).toBeNull();
  });

  it('holds a change without steps', async () => {
    const made = await put({ steps: [] });
    expect(await findChange(store().db, made.id)).toEqual(made);
  });

  it('swaps what is still as it was read, and raises the version', async () => {
    const made = await put();
    const to = { state: 'approved', notBefore: '2026-11-29T11:00:00.000Z', why: ['because'] } as const;
    const swapped = await swap(made, to);
    expect(swapped).toEqual({ ...made, ...to, version: 2 });
    expect(await findChange(store().db, made.id)).toEqual(swapped);
  });

  it('takes away what is swapped for null', async () => {
    const made = await put({ notBefore: '2026-11-29T11:00:00.000Z', why: ['because'] });
    expect(await swap(made, { notBefore: null, why: null })).toEqual({
      ...made,
      notBefore: null,
      why: null,
      version: 2,
    });
  });

  it('swaps nothing that changed since', async () => {
    const made = await put();
    expect(await swap({ ...made, version: 0 }, { state: 'approved' })).toBeNull();
    expect(await swap({ ...made, state: 'draft' }, { state: 'pending' })).toBeNull();
    expect(await swap({ ...made, fence: 1 }, { state: 'approved' })).toBeNull();
    expect(await swap({ ...made, id: newId() }, { state: 'approved' })).toBeNull();
    expect(await findChange(store().db, made.id)).toEqual(made);
  });

  it('refuses a move that no change makes', async () => {
    const made = await put();
    await expect(swap(made, { state: 'applied' })).rejects.toThrow('a change that is pending may not become applied');
  });

  it('lets one of 50 swaps at once win', async () => {
    const made = await put();
    const results = await Promise.all(Array.from({ length: 50 }, () => swap(made, { state: 'approved' })));
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await findChange(store().db, made.id)).toMatchObject({ state: 'approved', version: 2 });
  });

  it('lets those who lock a change take turns, and each sees what the one before wrote', async () => {
    const made = await put({ state: 'draft' });
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, () =>
        store().transaction(async (trx) => {
          const locked = await lockChange(trx, made.id);
          if (locked === null) throw new Error('not there');
          seen.push(locked.version);
          expect(await swapChange(trx, locked, { retryable: locked.version % 2 === 0 })).not.toBeNull();
        }),
      ),
    );
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('writes nothing of a transaction that fails', async () => {
    const made = change();
    const failed = store().transaction(async (trx) => {
      await insertChange(trx, made);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await findChange(store().db, made.id)).toBeNull();
  });

  it('lists newest first, by state, by bucket, a page at a time', async () => {
    const bucket = newId();
    const at = (minute: number): string => `2026-11-29T10:0${minute}:00.000Z`;
    const place = { ...change().place, bucket };
    const [one, two, three] = [
      await put({ place, createdAt: at(1) }),
      await put({ place, createdAt: at(2), state: 'draft' }),
      // Only one of its steps is there.
      await put({ steps: [step({ place })], createdAt: at(3) }),
    ];
    const ids = async (of: Parameters<typeof listChanges>[1]) =>
      (await listChanges(store().db, of)).map(({ id }) => id);
    expect(await ids({ bucket })).toEqual([three.id, two.id, one.id]);
    expect(await ids({ bucket, states: ['draft', 'expired'] })).toEqual([two.id]);
    expect(await ids({ bucket, states: [] })).toEqual([]);
    expect(await ids({ bucket, most: 2 })).toEqual([three.id, two.id]);
    expect(await ids({ bucket, before: two.id })).toEqual([one.id]);
    expect(await ids({ most: 1 })).toHaveLength(1);
  });

  it('lists page by page without leaving out changes of one moment', async () => {
    const bucket = newId();
    const made = await Promise.all(Array.from({ length: 5 }, () => put({ place: { ...change().place, bucket } })));
    const listed: string[] = [];
    for (let before: string | undefined; ; before = listed.at(-1)) {
      const page = await listChanges(store().db, { bucket, most: 2, ...(before !== undefined && { before }) });
      if (page.length === 0) break;
      listed.push(...page.map(({ id }) => id));
    }
    expect(listed.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      made.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });
}
