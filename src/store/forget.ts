import { after } from './clock.ts';
import type { Store } from './open.ts';

const day = 86_400_000;
/** Longer than anything can wait: buttons of what has ended are refused by its state. */
const monthMs = 30 * day;
/** Of drafts that led to nothing. */
const quarterMs = 90 * day;

/**
 * Forgets what nobody will ask for any more, so that the store grows with what was done and not with what was looked at:
 * spent nonces, notes that were said, workers that are gone, and drafts that were never requested. The audit log still
 * tells of them; every change that was put to people stays.
 */
export async function forgetOld(store: Store): Promise<void> {
  const { db } = store;
  await db.deleteFrom('seen').where('at', '<', after(-day)).execute();
  await db.deleteFrom('nonce').where('at', '<', after(-monthMs)).execute();
  await db.deleteFrom('note').where('done', '=', true).where('due_at', '<', after(-monthMs)).execute();
  await db.deleteFrom('worker').where('seen_at', '<', after(-day)).execute();
  await store.transaction(async (trx) => {
    const old = trx
      .selectFrom('change')
      .select('id')
      .where('state', 'in', ['expired', 'cancelled'])
      .where('ended_at', '<', after(-quarterMs))
      .where((is) => is('id', 'not in', trx.selectFrom('card').select('change_id')))
      .where((is) => is('id', 'not in', trx.selectFrom('approval').select('change_id')));
    await trx.deleteFrom('change_step').where('change_id', 'in', old).execute();
    await trx.deleteFrom('change').where('id', 'in', old).execute();
  });
}
