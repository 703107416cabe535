import { after, now } from './clock.ts';
import type { Db } from './tables.ts';

/** «I am here»: to be said every few seconds by whoever works. */
export async function beat(db: Db, owner: string): Promise<void> {
  await db
    .insertInto('worker')
    .values({ owner })
    .onConflict((conflict) => conflict.column('owner').doUpdateSet({ seen_at: now }))
    .execute();
}

/** Who said so within this time. */
export async function liveWorkers(db: Db, withinMs: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('worker')
    .select('owner')
    .where('seen_at', '>', after(-withinMs))
    .orderBy('owner')
    .execute();
  return rows.map(({ owner }) => owner);
}

/** It stops in good order, and need not be waited for. */
export async function leave(db: Db, owner: string): Promise<void> {
  await db.deleteFrom('worker').where('owner', '=', owner).execute();
}
