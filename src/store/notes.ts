import type { JsonObject } from '../core/json.ts';
import { after, now } from './clock.ts';
import { freed } from './outbox.ts';
import { storable } from './storable.ts';
import type { Db, Trx } from './tables.ts';

/** Something to be said once in Slack. */
export interface Note {
  /** The key it was added with. */
  readonly id: string;
  readonly channel: string;
  /** `{ words: Words }`. */
  readonly text: JsonObject;
  /** Failed ones so far. */
  readonly attempts: number;
}

/** A key that was used before, also of a note that is done: nothing. */
export async function addNote(
  trx: Trx,
  of: { readonly key: string; readonly channel: string; readonly text: JsonObject },
): Promise<void> {
  await trx
    .insertInto('note')
    .values({ id: of.key, channel: of.channel, text: JSON.stringify(of.text) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes that are due and in nobody else's hands; they are the owner's for so many milliseconds. */
export async function claimNotes(db: Db, owner: string, ms: number, most: number): Promise<readonly Note[]> {
  const due = db
    .selectFrom('note')
    .select('id')
    .where('done', '=', false)
    .where('due_at', '<=', now)
    .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<=', now)]))
    .orderBy('due_at')
    .limit(most)
    .forUpdate()
    .skipLocked();
  const rows = await db
    .with('due', () => due)
    .updateTable('note')
    .from('due')
    .set({ lease_owner: owner, lease_until: after(ms) })
    .whereRef('note.id', '=', 'due.id')
    .returningAll('note')
    .execute();
  return rows
    .toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime())
    .map(({ id, channel, text, attempts }) => ({ id, channel, text, attempts }));
}

/** It was said, or never will be. Whoever said it: a note is not said twice because its owner was slow. */
export async function noteDone(db: Db, id: string, owner: string): Promise<void> {
  await db
    .updateTable('note')
    .set({ done: true, lease_owner: owner, lease_until: null })
    .where('id', '=', id)
    .execute();
}

/** It could not be said now. */
export async function noteLater(
  db: Db,
  of: { readonly id: string; readonly owner: string; readonly inMs: number; readonly why: string },
): Promise<void> {
  await db
    .updateTable('note')
    .set((are) => ({
      ...freed,
      attempts: are('attempts', '+', 1),
      due_at: after(of.inMs),
      why: storable(of.why),
    }))
    .where('id', '=', of.id)
    .where('lease_owner', '=', of.owner)
    .execute();
}
