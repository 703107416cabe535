import { after, now } from './clock.ts';
import type { Db, Trx } from './tables.ts';

/**
 * Takes up work on a change for so many milliseconds, by the store's clock. The new fence: what this attempt writes must
 * match it. Null: a lease runs, whoever has it (two attempts of one process would write twice as well), or there is no
 * such change. A lease is no part of the change's version.
 */
export async function takeLease(trx: Trx, id: string, owner: string, ms: number): Promise<number | null> {
  const row = await trx
    .updateTable('change')
    .set((are) => ({ lease_owner: owner, lease_until: after(ms), fence: are('fence', '+', 1) }))
    .where('id', '=', id)
    .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<=', now)]))
    .returning('fence')
    .executeTakeFirst();
  return row?.fence ?? null;
}

/** False: the attempt with this fence has lost the change, and must stop. */
export async function renewLease(db: Db, id: string, fence: number, ms: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('change')
    .set({ lease_until: after(ms) })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('lease_owner', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Hands it back, unless somebody else has taken it up meanwhile. The fence stays. */
export async function releaseLease(trx: Trx, id: string, fence: number): Promise<void> {
  await trx
    .updateTable('change')
    .set({ lease_owner: null, lease_until: null })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .execute();
}

/** Ids of changes that somebody should be working on, and nobody is: their lease has run out or was never taken. */
export async function abandoned(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('change')
    .select('id')
    .where('state', 'in', ['applying', 'unknown', 'applied'])
    .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<=', now)]))
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => id);
}
