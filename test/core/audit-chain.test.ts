import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AuditHead,
  type AuditRow,
  chainHash,
  chainStart,
  headMac,
  verifyChain,
} from '../../src/core/audit-chain.ts';

const key = Buffer.alloc(32, 1);

/** The next row of a log that ends like this. */
function following(prevHash: string, nth: number): AuditRow {
  const row = {
    seq: nth + 1,
    at: new Date(Date.UTC(2026, 10, 29) + nth * 1_000).toISOString(),
    actor: { is: 'slack', team: 'T1', user: `U${nth % 7}` },
    team: 'T1',
    channel: nth % 3 === 0 ? null : 'C1',
    event: nth % 2 === 0 ? 'change.approved' : 'change.refused',
    changeId: `c${nth % 50}`,
    payload: { nth, of: { digest: 'd', list: [1, null, 'x'] } },
  } as const;
  return { ...row, prevHash, hash: chainHash(prevHash, row) };
}

const size = 10_000;
const log: AuditRow[] = [];
let head: AuditHead;

beforeAll(() => {
  for (let nth = 0; nth < size; nth += 1) log.push(following(log.at(-1)?.hash ?? chainStart, nth));
  const hash = log.at(-1)?.hash ?? chainStart;
  head = { seq: size, hash, mac: headMac(key, { seq: size, hash }) };
});

/** Both ends and their neighbours, and one in the middle. */
const places = [0, 1, 5_000, size - 2, size - 1];
const at = (nth: number): AuditRow => {
  const row = log[nth];
  if (row === undefined) throw new Error(`no row ${nth}`);
  return row;
};
const verified = (rows: readonly AuditRow[], of: AuditHead | null = head, by: Uint8Array | null = key) =>
  verifyChain(rows, of, by);

it('finds an untouched log of 10,000 rows whole', () => {
  expect(verified(log)).toEqual({ is: 'whole', rows: size, caveat: null });
});

it('finds nothing wrong with nothing', () => {
  expect(verified([], null)).toEqual({ is: 'whole', rows: 0, caveat: null });
});

it('says without the key that the end can’t be vouched for', () => {
  expect(verified(log, head, null)).toMatchObject({ is: 'whole', caveat: expect.stringContaining('Without the key') });
});

describe.each(places)('finds out, at place %i of 10,000, that', (nth) => {
  it.each<[string, Partial<Record<keyof AuditRow, unknown>>]>([
    ['its number', { seq: 77_777 }],
    ['its number, by one', { seq: nth + 2 }],
    ['the moment', { at: '2026-11-29T00:00:00.001Z' }],
    ['the actor', { actor: { is: 'cooper' } }],
    ['a part of the actor', { actor: { is: 'slack', team: 'T1', user: 'U99' } }],
    ['the workspace', { team: 'T2' }],
    ['the workspace, to nothing', { team: null }],
    ['the channel', { channel: 'C9' }],
    ['the event', { event: 'change.cancelled' }],
    ['the change', { changeId: 'c99' }],
    ['the change, to nothing', { changeId: null }],
    ['the payload', { payload: {} }],
    ['a number in the payload', { payload: { nth: -1, of: { digest: 'd', list: [1, null, 'x'] } } }],
    ['the order of a list in the payload', { payload: { nth, of: { digest: 'd', list: [null, 1, 'x'] } } }],
    ['the hash', { hash: 'f'.repeat(64) }],
    ['the hash before', { prevHash: 'f'.repeat(64) }],
  ])('somebody changed %s', (_what, to) => {
    const edited = log.with(nth, { ...at(nth), ...to } as AuditRow);
    expect(verified(edited)).toMatchObject({ is: 'broken', at: nth + 1 });
  });

  it('somebody changed a row and its hash to fit', () => {
    const forged = { ...at(nth), event: 'change.cancelled' };
    const edited = log.with(nth, { ...forged, hash: chainHash(forged.prevHash, forged) });
    expect(verified(edited)).toMatchObject({ is: 'broken', at: nth === size - 1 ? null : nth + 2 });
  });

  it('somebody changed a row and wrote every later one anew', () => {
    const forged = log.slice(0, nth);
    for (let next = nth; next < size; next += 1) {
      const prevHash = forged.at(-1)?.hash ?? chainStart;
      const row = { ...at(next), ...(next === nth && { event: 'change.cancelled' }), prevHash };
      forged.push({ ...row, hash: chainHash(prevHash, row) });
    }
    const end = { seq: size, hash: forged.at(-1)?.hash ?? '' };
    expect(verified(forged)).toMatchObject({ is: 'broken', at: null });
    expect(verified(forged, { ...head, ...end })).toMatchObject({ is: 'broken', at: null });
    expect(verified(forged, { ...end, mac: headMac(Buffer.alloc(32, 2), end) })).toMatchObject({
      is: 'broken',
      at: null,
    });
  });

  it('a row is gone', () => {
    expect(verified(log.toSpliced(nth, 1))).toMatchObject({ is: 'broken', at: nth === size - 1 ? null : nth + 1 });
  });

  it('a row is gone and the later ones are numbered anew', () => {
    const closed = log.toSpliced(nth, 1).map((row, place) => ({ ...row, seq: place + 1 }));
    expect(verified(closed)).toMatchObject({ is: 'broken', at: nth === size - 1 ? null : nth + 1 });
  });

  it('a row was put in', () => {
    expect(verified(log.toSpliced(nth, 0, at(nth)))).toMatchObject({ is: 'broken', at: nth + 2 });
    expect(verified(log.toSpliced(nth, 0, following(at(nth).prevHash, nth)))).toMatchObject({ is: 'broken' });
  });

  it('two rows changed places', () => {
    const other = (nth + 1) % size;
    const swapped = log.with(nth, at(other)).with(other, at(nth));
    expect(verified(swapped)).toMatchObject({ is: 'broken', at: Math.min(nth, other) + 1 });
  });

  it('two rows changed all but their numbers', () => {
    const other = (nth + 1) % size;
    const swapped = log.with(nth, { ...at(other), seq: nth + 1 }).with(other, { ...at(nth), seq: other + 1 });
    expect(verified(swapped)).toMatchObject({ is: 'broken', at: Math.min(nth, other) + 1 });
  });

  it('everything after it was cut off', () => {
    const cut = log.slice(0, nth);
    const end = { seq: nth, hash: cut.at(-1)?.hash ?? chainStart };
    expect(verified(cut)).toMatchObject({ is: 'broken', at: null });
    expect(verified(cut, { ...head, ...end })).toMatchObject({ is: 'broken', at: null });
    expect(verified(cut, null).is).toBe(nth === 0 ? 'whole' : 'broken');
  });

  it('everything before it was cut off', () => {
    expect(verified(log.slice(nth + 1))).toMatchObject({ is: 'broken', at: nth === size - 1 ? null : 1 });
  });
});

it('finds a row that was added at the end', () => {
  expect(verified([...log, following(head.hash, size)])).toMatchObject({ is: 'broken', at: null });
});

it('finds the head of another moment', () => {
  const earlier = { seq: 5_000, hash: at(4_999).hash };
  expect(verified(log, { ...earlier, mac: headMac(key, earlier) })).toMatchObject({ is: 'broken', at: null });
});

it('finds another key', () => {
  expect(verified(log, head, Buffer.alloc(32, 3))).toMatchObject({ is: 'broken', at: null });
});

it('finds a row that is no row at all', () => {
  expect(verified([{} as AuditRow])).toMatchObject({ is: 'broken', at: 1 });
});
