import { type Change, type ChangeState, isOpen } from '../core/change.ts';
import type { JsonObject } from '../core/json.ts';
import { plain } from '../core/words.ts';
import { releaseLocks } from '../store/bucket-locks.ts';
import { swapChange } from '../store/changes.ts';
import { releaseLease } from '../store/leases.ts';
import type { Trx } from '../store/open.ts';
import { wantCard } from '../store/outbox.ts';
import type { ChangeDeps } from './deps.ts';
import { type By, record } from './record.ts';

type Patch = Parameters<typeof swapChange>[2];

interface Move {
  readonly by: By;
  /** What is said of it in the audit log, beside the states. */
  readonly payload?: JsonObject;
  /** Of the attempt that moves it: a stale one matches no row. */
  readonly fence?: number;
  /** In the audit log; by default after the state. */
  readonly event?: string;
}

/**
 * Moves a change on from exactly what was read: the row, its audit event and its card's turn are one transaction. Null:
 * somebody else was first, and nothing was done. What nobody works on any more gives its locks and lease back.
 */
export async function move(
  trx: Trx,
  deps: Pick<ChangeDeps, 'auditKey'>,
  change: Change,
  to: Patch & { readonly state: ChangeState },
  { by, payload = {}, fence, event = `change.${to.state}` }: Move,
): Promise<Change | null> {
  const from = { id: change.id, state: change.state, version: change.version };
  const moved = await swapChange(trx, fence === undefined ? from : { ...from, fence }, to);
  if (moved === null) return null;
  if (isAtRest(moved)) {
    await releaseLocks(trx, change.id);
    if (fence !== undefined) await releaseLease(trx, change.id, fence);
  }
  await wantCard(trx, change.id);
  const why = moved.why === null ? {} : { why: plain(moved.why) };
  await record(trx, deps, {
    by,
    event,
    changeId: change.id,
    payload: { from: change.state, to: to.state, digest: change.digest, ...why, ...payload },
  });
  return moved;
}

/** Nothing is being written, and nothing was sent of which nobody knows the outcome. */
const isAtRest = (change: Change): boolean => !isOpen(change) || change.state === 'failed';
