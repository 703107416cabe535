import { now } from './clock.ts';
import { isRequested } from './requested.ts';
import type { Db } from './tables.ts';

/** Ids of changes that may be applied now: approved or wanted once more, and their time has come. The oldest first. */
export async function dueToApply(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('change')
    .select('id')
    .where((is) =>
      is.or([is('state', '=', 'approved'), is.and([is('state', '=', 'failed'), is('retryable', '=', true)])]),
    )
    .where('not_before', '<=', now)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of changes that wait for somebody, and whose time has run out. */
export async function overdue(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('change')
    .select('id')
    .where((is) => is.or([is('state', '=', 'draft'), isRequested(is)]))
    .where('expires_at', '<=', now)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => id);
}
