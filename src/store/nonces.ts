import type { Trx } from './tables.ts';

/** In the transaction of what it is spent on, so that it is kept when that fails. False: this person spent it before. */
export async function spendNonce(trx: Trx, nonce: string, person: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added = 0n } = await trx
    .insertInto('nonce')
    .values({ nonce, person })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added > 0n;
}
