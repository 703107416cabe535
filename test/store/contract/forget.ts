import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Change } from '../../../src/core/change.ts';
import { addApproval } from '../../../src/store/approvals.ts';
import { findChange, insertChange } from '../../../src/store/changes.ts';
import { forgetOld } from '../../../src/store/forget.ts';
import { spendNonce } from '../../../src/store/nonces.ts';
import { addNote, noteDone } from '../../../src/store/notes.ts';
import type { Store, Trx } from '../../../src/store/open.ts';
import { openCard } from '../../../src/store/outbox.ts';
import { firstSeen } from '../../../src/store/seen.ts';
import { approval, change, newId } from '../sample.ts';

export function forgetting(store: () => Store): void {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const ended = async (of: Partial<Change>): Promise<string> => {
    const made = change({ state: 'expired', endedAt: daysAgo(91), ...of });
    await store().transaction((trx) => insertChange(trx, made));
    return made.id;
  };
  const isThere = async (id: string) => (await findChange(store().db, id)) !== null;
  const age = (table: string, column: string, key: string, days: number) =>
    sql`update ${sql.table(`cooper.${table}`)} set ${sql.ref(column)} = now() - ${days} * interval '1 day'
      where ${sql.ref(table === 'nonce' ? 'nonce' : table === 'seen' ? 'key' : 'id')} = ${key}`.execute(store().db);

  it('are drafts that led to nothing, with their steps, a quarter later', async () => {
    const [expired, cancelled] = [await ended({}), await ended({ state: 'cancelled' })];
    await forgetOld(store());
    expect([await isThere(expired), await isThere(cancelled)]).toEqual([false, false]);
  });

  it('are never changes that were put to people, approved or made, nor young ones', async () => {
    const young = await ended({ endedAt: daysAgo(89) });
    const done = await ended({ state: 'verified' });
    const approved = await ended({});
    const shown = await ended({});
    await store().transaction(async (trx) => {
      await addApproval(trx, approved, approval());
      await openCard(trx, { changeId: shown, channel: 'C1', thread: null });
    });
    await forgetOld(store());
    expect(await Promise.all([young, done, approved, shown].map(isThere))).toEqual([true, true, true, true]);
  });

  it('are nonces and notes of a month ago, if said, and keys of yesterday', async () => {
    const { db } = store();
    const transaction = <T>(work: (trx: Trx) => Promise<T>) => store().transaction(work);
    const [old, young, unsaid] = [newId(), newId(), newId()];
    for (const key of [old, young, unsaid]) {
      await transaction((trx) => spendNonce(trx, key, 'ana'));
      await transaction((trx) => addNote(trx, { key, channel: 'C1', text: {} }));
      await firstSeen(db, key);
      if (key !== unsaid) await noteDone(db, key, 'me');
    }
    await Promise.all([age('nonce', 'at', old, 31), age('note', 'due_at', old, 31), age('seen', 'at', old, 2)]);
    await age('note', 'due_at', unsaid, 31);
    await forgetOld(store());
    const spentAnew = await Promise.all([old, young].map((key) => transaction((trx) => spendNonce(trx, key, 'ana'))));
    const seenAnew = await Promise.all([old, young].map((key) => firstSeen(db, key)));
    const left = await db.selectFrom('note').select('id').where('id', 'in', [old, young, unsaid]).execute();
    expect({ spentAnew, seenAnew, left: left.map(({ id }) => id).toSorted() }).toEqual({
      spentAnew: [true, false],
      seenAnew: [true, false],
      left: [young, unsaid].toSorted(),
    });
  });
}
