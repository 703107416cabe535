import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { insertChange } from '../../../src/store/changes.ts';
import type { Store } from '../../../src/store/open.ts';
import { addNote, claimNotes, noteDone, noteLater } from '../../../src/store/notes.ts';
import { cardDead, cardLater, cardOf, cardPosted, claimCards, openCard, wantCard } from '../../../src/store/outbox.ts';
import { awkward, change, newId } from '../sample.ts';

export function cards(store: () => Store): void {
  beforeEach(async () => {
    await store().db.deleteFrom('card').execute();
  });
  const open = async (): Promise<string> => {
    const made = change();
    await store().transaction(async (trx) => {
      await insertChange(trx, made);
      await openCard(trx, { changeId: made.id, channel: 'C1', thread: '1.2' });
    });
    return made.id;
  };
  const want = (id: string) => store().transaction((trx) => wantCard(trx, id));
  const claim = async (owner: string, ms = 60_000, most = 100) =>
    (await claimCards(store().db, owner, ms, most)).map(({ changeId }) => changeId);

  it('are wanted when they are opened, and whenever there is something new', async () => {
    const id = await open();
    const opened = { changeId: id, channel: 'C1', thread: '1.2', ts: null, wanted: 1, posted: 0, attempts: 0 };
    expect(await claimCards(store().db, 'a', 60_000, 10)).toEqual([opened]);
    await cardPosted(store().db, { changeId: id, owner: 'a', posted: 1, ts: '9.1' });
    expect(await claim('a')).toEqual([]);
    await want(id);
    await want(id);
    expect(await claimCards(store().db, 'b', 60_000, 10)).toEqual([{ ...opened, ts: '9.1', wanted: 3, posted: 1 }]);
    // Something happens while it is posted: it is wanted again.
    await want(id);
    await cardPosted(store().db, { changeId: id, owner: 'b', posted: 3, ts: '9.9' });
    expect(await claimCards(store().db, 'b', 60_000, 10)).toEqual([{ ...opened, ts: '9.1', wanted: 4, posted: 3 }]);
  });

  it('are opened once, and wanted only where there is one', async () => {
    const id = await open();
    await store().transaction((trx) => openCard(trx, { changeId: id, channel: 'C2', thread: null }));
    expect(await cardOf(store().db, id)).toMatchObject({ channel: 'C1', wanted: 1 });
    const other = newId();
    await want(other);
    expect(await cardOf(store().db, other)).toBeNull();
  });

  it('are in one pair of hands at a time, until the claim runs out', async () => {
    const id = await open();
    expect(await claim('a', 150)).toEqual([id]);
    expect([await claim('b'), await claim('a')]).toEqual([[], []]);
    await sleep(200);
    expect(await claim('b')).toEqual([id]);
    // The slow one posted after all: what it knows is kept, and the other one's claim too.
    await cardPosted(store().db, { changeId: id, owner: 'a', posted: 1, ts: '9.1' });
    expect(await cardOf(store().db, id)).toMatchObject({ ts: '9.1', posted: 1 });
    await want(id);
    expect(await claim('c')).toEqual([]);
  });

  it('never go back to what was posted before', async () => {
    const id = await open();
    await want(id);
    await cardPosted(store().db, { changeId: id, owner: 'a', posted: 2, ts: '9.1' });
    await cardPosted(store().db, { changeId: id, owner: 'b', posted: 1, ts: '9.2' });
    expect(await cardOf(store().db, id)).toMatchObject({ posted: 2, ts: '9.1' });
  });

  it('are shared among those who claim at once, each to one', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, open));
    const claimed = (await Promise.all(['a', 'b', 'c', 'd'].map((owner) => claim(owner, 60_000, 20)))).flat();
    expect(claimed.toSorted()).toEqual(ids.toSorted());
  });

  it('are claimed no more than asked for, the one that waits longest first', async () => {
    const ids = [await open(), await open(), await open()];
    expect([await claim('a', 60_000, 2), await claim('a', 60_000, 2)]).toEqual([ids.slice(0, 2), ids.slice(2)]);
  });

  it('are tried again later when it did not work, and count how often', async () => {
    const id = await open();
    await claim('a');
    await cardLater(store().db, { changeId: id, owner: 'b', inMs: 0, why: 'not mine' });
    expect(await cardOf(store().db, id)).toMatchObject({ attempts: 0 });
    await cardLater(store().db, { changeId: id, owner: 'a', inMs: 150, why: awkward });
    expect(await claim('a')).toEqual([]);
    await sleep(200);
    expect(await claimCards(store().db, 'b', 60_000, 10)).toMatchObject([{ changeId: id, attempts: 1 }]);
    await cardPosted(store().db, { changeId: id, owner: 'b', posted: 1, ts: '9.1' });
    expect(await cardOf(store().db, id)).toMatchObject({ attempts: 0 });
  });

  it('are never tried again when that would not help', async () => {
    const id = await open();
    await claim('a');
    await cardDead(store().db, { changeId: id, owner: 'a', why: 'channel_not_found' });
    await want(id);
    expect(await claim('a')).toEqual([]);
  });
}

export function notes(store: () => Store): void {
  beforeEach(async () => {
    await store().db.deleteFrom('note').execute();
  });
  const add = (key: string, of: string = key) =>
    store().transaction((trx) => addNote(trx, { key, channel: 'C1', text: { words: [of, { code: awkward }] } }));
  const claim = async (owner: string, ms = 60_000) =>
    (await claimNotes(store().db, owner, ms, 100)).map(({ id }) => id);

  it('are said once for a key, also after they were said', async () => {
    const key = newId();
    await add(key);
    await add(key, 'other');
    const note = { id: key, channel: 'C1', text: { words: [key, { code: awkward }] }, attempts: 0 };
    expect(await claimNotes(store().db, 'a', 60_000, 10)).toEqual([note]);
    await noteDone(store().db, key, 'a');
    await add(key);
    expect(await claim('a')).toEqual([]);
  });

  it('are claimed once by those who claim at once', async () => {
    const keys = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const key = newId();
        await add(key);
        return key;
      }),
    );
    const claimed = (await Promise.all(['a', 'b', 'c', 'd'].map((owner) => claim(owner)))).flat();
    expect(claimed.toSorted()).toEqual(keys.toSorted());
  });

  it('come again when the claim runs out, or later when it did not work', async () => {
    const key = newId();
    await add(key);
    await claim('a', 100);
    await sleep(150);
    expect(await claim('b')).toEqual([key]);
    await noteLater(store().db, { id: key, owner: 'a', inMs: 0, why: 'not mine any more' });
    expect(await claim('a')).toEqual([]);
    await noteLater(store().db, { id: key, owner: 'b', inMs: 100, why: 'ratelimited' });
    expect(await claim('a')).toEqual([]);
    await sleep(150);
    expect(await claimNotes(store().db, 'a', 60_000, 10)).toMatchObject([{ id: key, attempts: 1 }]);
  });
}
