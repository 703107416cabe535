import { storable } from './storable.ts';
import type { Db } from './tables.ts';

/** Whether this is the first time, for all replicas together, that this key is asked about. */
export async function firstSeen(db: Db, key: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added = 0n } = await db
    .insertInto('seen')
    .values({ key: storable(key) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added > 0n;
}
