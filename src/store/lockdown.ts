import type { Actor } from '../core/actor.ts';
import { now } from './clock.ts';
import { storable } from './storable.ts';
import type { Db, Trx } from './tables.ts';

/** Nothing is written to AWS while it is on. */
export interface Lockdown {
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly reason: string | null;
}

/**
 * Null: it is off. In a transaction its row is locked for sharing, so that switching it on waits for whoever is about to
 * record an intent, or is seen by them.
 */
export async function readLockdown(db: Db): Promise<Lockdown | null> {
  const query = db.selectFrom('lockdown').select(['on', 'by', 'since', 'reason']);
  const { on, by, since, reason } = await (db.isTransaction ? query.forShare() : query).executeTakeFirstOrThrow();
  return on && by !== null && since !== null ? { by, since: since.toISOString(), reason } : null;
}

/** Null switches it off. False: it was so already, and who switched it first stays. */
export async function setLockdown(
  trx: Trx,
  to: { readonly by: Actor; readonly reason: string | null } | null,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('lockdown')
    .set(
      to === null
        ? { on: false, by: null, since: null, reason: null }
        : { on: true, by: JSON.stringify(to.by), since: now, reason: storable(to.reason) },
    )
    .where('on', '=', to === null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
