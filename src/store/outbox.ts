import type { Selectable } from 'kysely';
import { after, now } from './clock.ts';
import { isRequested } from './requested.ts';
import { storable } from './storable.ts';
import type { CardTable, Db, Trx } from './tables.ts';

/** A change's message in Slack. Only its newest state is worth posting, so what is wanted is a number, not a list. */
export interface Card {
  readonly changeId: string;
  readonly channel: string;
  readonly thread: string | null;
  /** Of the message; null before it was posted. */
  readonly ts: string | null;
  /** Raised whenever there is something new to show. */
  readonly wanted: number;
  /** What `wanted` was when it was posted last. */
  readonly posted: number;
  /** Failed ones since it was posted last. */
  readonly attempts: number;
}

/** A card that waits to be posted. One that is there already stays as it is. */
export async function openCard(
  trx: Trx,
  of: { readonly changeId: string; readonly channel: string; readonly thread: string | null },
): Promise<void> {
  await trx
    .insertInto('card')
    .values({ change_id: of.changeId, channel: of.channel, thread: of.thread })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** There is something new to show. Nothing where the change has no card. */
export async function wantCard(trx: Trx, changeId: string): Promise<void> {
  await trx
    .updateTable('card')
    .set((are) => ({ wanted: are('wanted', '+', 1) }))
    .where('change_id', '=', changeId)
    .execute();
}

/** The same of every change that waits for somebody, or may be tried again: those that a lockdown stops. */
export async function wantOpenCards(trx: Trx): Promise<void> {
  const open = trx.selectFrom('change').select('id').where(isRequested);
  await trx
    .updateTable('card')
    .set((are) => ({ wanted: are('wanted', '+', 1) }))
    .where('change_id', 'in', open)
    .execute();
}

/**
 * Cards that are wanted, due, and in nobody else's hands; the one that waits longest first. They are the owner's for so
 * many milliseconds: two who claim at once get different ones.
 */
export async function claimCards(db: Db, owner: string, ms: number, most: number): Promise<readonly Card[]> {
  const due = db
    .selectFrom('card')
    .select('change_id')
    .where('dead', '=', false)
    .whereRef('wanted', '>', 'posted')
    .where('due_at', '<=', now)
    .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<=', now)]))
    .orderBy('due_at')
    .limit(most)
    .forUpdate()
    .skipLocked();
  const rows = await db
    .with('due', () => due)
    .updateTable('card')
    .from('due')
    .set({ lease_owner: owner, lease_until: after(ms) })
    .whereRef('card.change_id', '=', 'due.change_id')
    .returningAll('card')
    .execute();
  return rows.toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime()).map(toCard);
}

/** It shows what was wanted then. Keeps the first `ts`, whoever posted; frees the card if it is still this owner's. */
export async function cardPosted(
  db: Db,
  of: { readonly changeId: string; readonly owner: string; readonly posted: number; readonly ts: string },
): Promise<void> {
  await db
    .updateTable('card')
    .set((are) => ({
      ts: are.fn.coalesce(are.ref('ts'), are.val(of.ts)),
      posted: are.fn<number>('greatest', [are.ref('posted'), are.val(of.posted)]),
      attempts: 0,
      why: null,
    }))
    .where('change_id', '=', of.changeId)
    .execute();
  const { numUpdatedRows } = await db
    .updateTable('card')
    .set(freed)
    .where('change_id', '=', of.changeId)
    .where('lease_owner', '=', of.owner)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  // Somebody else had it meanwhile, and which of the two messages came last nobody knows: it is drawn once more.
  await db
    .updateTable('card')
    .set((are) => ({ wanted: are('wanted', '+', 1) }))
    .where('change_id', '=', of.changeId)
    .execute();
}

/** Posted in another channel from now on, because nobody can see it where it was asked. False: it was posted already. */
export async function moveCard(db: Db, of: { readonly changeId: string; readonly channel: string }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('card')
    .set({ ...freed, channel: of.channel, thread: null, attempts: 0, due_at: now })
    .where('change_id', '=', of.changeId)
    .where('ts', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Somebody has deleted its message: it is posted anew. */
export async function cardGone(db: Db, of: { readonly changeId: string; readonly owner: string }): Promise<void> {
  await db
    .updateTable('card')
    .set({ ...freed, ts: null, posted: 0, attempts: 0, due_at: now })
    .where('change_id', '=', of.changeId)
    .where('lease_owner', '=', of.owner)
    .execute();
}

/** It could not be posted now; `why` is for the log and for people who look. */
export async function cardLater(
  db: Db,
  of: { readonly changeId: string; readonly owner: string; readonly inMs: number; readonly why: string },
): Promise<void> {
  await db
    .updateTable('card')
    .set((are) => ({ ...freed, attempts: are('attempts', '+', 1), due_at: after(of.inMs), why: storable(of.why) }))
    .where('change_id', '=', of.changeId)
    .where('lease_owner', '=', of.owner)
    .execute();
}

/** It can't be posted, now or ever: the channel is gone, or Cooper is not in it. */
export async function cardDead(
  db: Db,
  of: { readonly changeId: string; readonly owner: string; readonly why: string },
): Promise<void> {
  await db
    .updateTable('card')
    .set({ ...freed, dead: true, why: storable(of.why) })
    .where('change_id', '=', of.changeId)
    .where('lease_owner', '=', of.owner)
    .execute();
}

export async function cardOf(db: Db, changeId: string): Promise<Card | null> {
  const row = await db.selectFrom('card').selectAll().where('change_id', '=', changeId).executeTakeFirst();
  return row === undefined ? null : toCard(row);
}

export const freed = { lease_owner: null, lease_until: null } as const;

const toCard = ({
  change_id: changeId,
  channel,
  thread,
  ts,
  wanted,
  posted,
  attempts,
}: Selectable<CardTable>): Card => ({
  changeId,
  channel,
  thread,
  ts,
  wanted,
  posted,
  attempts,
});
