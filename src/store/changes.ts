import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { type Change, type ChangeState, mayMove, type Step } from '../core/change.ts';
import { fromChange, fromStep, jsonOrNull, type StepRow, toChange } from './change-row.ts';
import { isRequested } from './requested.ts';
import { storable } from './storable.ts';
import type { Db, Trx } from './tables.ts';

/** A change and its steps. */
export async function insertChange(trx: Trx, change: Change): Promise<void> {
  await trx.insertInto('change').values(fromChange(change)).execute();
  if (change.steps.length === 0) return;
  await trx
    .insertInto('change_step')
    .values(change.steps.map((step) => fromStep(change.id, step)))
    .execute();
}

export async function findChange(db: Db, id: string): Promise<Change | null> {
  const row = await whole(db).where('change.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toChange(row);
}

/** Nobody else writes to it, or to its steps, until the transaction ends. */
export async function lockChange(trx: Trx, id: string): Promise<Change | null> {
  // First the lock, then the reading: steps that are read while waiting would be those of before.
  await trx.selectFrom('change').select('id').where('id', '=', id).forUpdate().execute();
  return findChange(trx, id);
}

/**
 * Newest first. `bucket`: of the change, or of one of its steps. `most`: 100 unless said. `before`: the id of the last
 * change of the page before.
 */
export async function listChanges(
  db: Db,
  of: {
    readonly states?: readonly ChangeState[];
    readonly bucket?: string;
    readonly most?: number;
    readonly before?: string;
  } = {},
): Promise<readonly Change[]> {
  const { states, bucket, most = 100, before } = of;
  if (states?.length === 0) return [];
  let query = whole(db).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(most);
  if (states !== undefined) query = query.where('state', 'in', states);
  if (bucket !== undefined) {
    const steps = db.selectFrom('change_step').select('change_id').where('bucket', '=', bucket);
    query = query.where((is) => is.or([is('bucket', '=', bucket), is('id', 'in', steps)]));
  }
  if (before !== undefined) {
    const last = db.selectFrom('change').select(['created_at', 'id']).where('id', '=', before);
    query = query.where((is) => is(is.refTuple('created_at', 'id'), '<', last.$asTuple('created_at', 'id')));
  }
  return (await query.execute()).map(toChange);
}

/** Changes that are pending, approved or may be tried again (not drafts) and have a step on one of these settings of these places. */
export async function openOn(
  trx: Trx,
  keys: readonly { readonly account: string; readonly bucket: string | null; readonly setting: string }[],
): Promise<readonly Change[]> {
  if (keys.length === 0) return [];
  await takeTurns(trx, keys);
  const ids = trx
    .selectFrom('change_step')
    .select('change_id')
    .where((is) =>
      is.or(
        keys.map(({ account, bucket, setting }) =>
          is.and([
            is('account', '=', account),
            bucket === null ? is('bucket', 'is', null) : is('bucket', '=', bucket),
            sql<boolean>`setting = ${setting}`,
          ]),
        ),
      ),
    );
  const rows = await whole(trx)
    .where(isRequested)
    .where('id', 'in', ids)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toChange);
}

/**
 * Until the transaction ends, nobody else asks what is open on these: else two people who request the same at once would
 * each see nothing open, and both would be.
 */
async function takeTurns(trx: Trx, keys: Parameters<typeof openOn>[1]): Promise<void> {
  const names = keys.map(({ account, bucket, setting }) => JSON.stringify([account, bucket, setting]));
  // In order, so that nobody waits for somebody who waits for them.
  for (const name of [...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1))) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}::text, 0))`.execute(trx);
  }
}

/** What a swap may write. */
type Swapped = Partial<
  Pick<Change, 'state' | 'retryable' | 'why' | 'notBefore' | 'endedAt' | 'followedBy' | 'breakGlass' | 'expiresAt'>
>;

/**
 * Writes to a change that is still as it was read: compares id, state and version (and fence, where given), and raises
 * the version by one. Null: somebody else was first. Throws at a move that is not in `transitions`.
 */
export async function swapChange(
  trx: Trx,
  from: { readonly id: string; readonly state: ChangeState; readonly version: number; readonly fence?: number },
  to: Swapped,
): Promise<Change | null> {
  const { id, state, version, fence } = from;
  const next = to.state ?? state;
  if (next !== state && !mayMove(state, next)) throw new Error(`a change that is ${state} may not become ${next}`);
  let query = trx
    .updateTable('change')
    .set((are) => ({ ...columnsOf(to), version: are('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', state)
    .where('version', '=', version)
    .returning('id');
  if (fence !== undefined) query = query.where('fence', '=', fence);
  return (await query.executeTakeFirst()) === undefined ? null : findChange(trx, id);
}

const columnsOf = ({ breakGlass, state, retryable, why, notBefore, endedAt, followedBy, expiresAt }: Swapped) => ({
  ...(breakGlass !== undefined && { break_glass: jsonOrNull(breakGlass) }),
  ...(state !== undefined && { state }),
  ...(retryable !== undefined && { retryable }),
  ...(why !== undefined && { why: jsonOrNull(why) }),
  ...(notBefore !== undefined && { not_before: notBefore }),
  ...(endedAt !== undefined && { ended_at: endedAt }),
  ...(followedBy !== undefined && { followed_by: followedBy }),
  ...(expiresAt !== undefined && { expires_at: expiresAt }),
});

/** Writes to a step, in the attempt that has this fence. False: the fence moved on, and nothing was written. */
export async function updateStep(
  trx: Trx,
  of: { readonly changeId: string; readonly nth: number; readonly fence: number },
  to: Partial<Pick<Step, 'state' | 'attempts' | 'requestId' | 'why' | 'found'>>,
): Promise<boolean> {
  // Locked, so that the fence can't move between looking and writing.
  const ours = await trx
    .selectFrom('change')
    .select('id')
    .where('id', '=', of.changeId)
    .where('fence', '=', of.fence)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (ours === undefined) return false;
  const { numUpdatedRows } = await trx
    .updateTable('change_step')
    .set({
      ...(to.state !== undefined && { state: to.state }),
      ...(to.attempts !== undefined && { attempts: to.attempts }),
      ...(to.requestId !== undefined && { request_id: to.requestId }),
      ...(to.why !== undefined && { why: storable(to.why) }),
      ...(to.found !== undefined && { found: jsonOrNull(to.found) }),
    })
    .where('change_id', '=', of.changeId)
    .where('nth', '=', of.nth)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Error(`change ${of.changeId} has no step ${of.nth}`);
  return true;
}

/** Changes, each with its steps, in one statement: so both are of one moment. */
const whole = (db: Db) =>
  db
    .selectFrom('change')
    .selectAll('change')
    .select((from) =>
      jsonArrayFrom(
        from
          .selectFrom('change_step')
          .select([
            'nth',
            'account',
            'region',
            'bucket',
            'setting',
            'before',
            'after',
            'undone',
            'state',
            'attempts',
            'request_id',
            'why',
            'found',
          ])
          .whereRef('change_step.change_id', '=', 'change.id')
          .orderBy('nth'),
      )
        .$castTo<readonly StepRow[]>()
        .as('steps'),
    );
