import type { Trx } from './tables.ts';

/**
 * One change at a time per bucket (`account/bucket`) or account (`account`). All or none; true too when this change has
 * them already. Waits for a transaction that is just taking one.
 */
export async function takeLocks(trx: Trx, keys: readonly string[], changeId: string): Promise<boolean> {
  if (keys.length === 0) return true;
  // In order, so that nobody waits for somebody who waits for them.
  const wanted = [...new Set(keys)].toSorted((a, b) => (a < b ? -1 : 1));
  const taken = await trx
    .insertInto('bucket_lock')
    .values(wanted.map((key) => ({ key, change_id: changeId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .execute();
  const ours = await trx
    .selectFrom('bucket_lock')
    .select('key')
    .where('key', 'in', wanted)
    .where('change_id', '=', changeId)
    .execute();
  if (ours.length === wanted.length) return true;
  const undo = taken.map(({ key }) => key);
  if (undo.length > 0) await trx.deleteFrom('bucket_lock').where('key', 'in', undo).execute();
  return false;
}

export async function releaseLocks(trx: Trx, changeId: string): Promise<void> {
  await trx.deleteFrom('bucket_lock').where('change_id', '=', changeId).execute();
}
