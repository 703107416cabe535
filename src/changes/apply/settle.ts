import type { Change, Step } from '../../core/change.ts';
import { words } from '../../core/words.ts';
import { type Attempt, moveStep } from './attempt.ts';
import { claimAnew, failedForNow } from './conclude.ts';
import type { Went } from './drive.ts';
import { holdsInTheEnd } from './read-back.ts';
import { isFirst, send } from './send.ts';
import { settledAs } from './settled.ts';

/** A write that may have been sent is sent once more at the most before a person is asked, and only when reading says that it did not happen. */
const mostSent = 2;

/**
 * The intent is there, and no outcome. AWS is read, never asked to write again blindly: a lost answer is no lost write.
 * That nothing happened is believed only after reading so for as long as consistency may take.
 */
export async function settle(attempt: Attempt, change: Change, step: Step): Promise<Went> {
  const holds = await holdsInTheEnd(attempt.deps, step, { from: step.before, to: step.after });
  return holds.is === 'from' ? notArrived(attempt, change, step) : settledAs(attempt, change, step, holds);
}

/** Sent once more by whoever may do so now: that it was approved then is no reason, days later. */
async function notArrived(attempt: Attempt, change: Change, step: Step): Promise<Went> {
  const isOver = step.attempts % mostSent === 0;
  const why = 'it was sent twice, and AWS holds what was there before';
  if (isFirst(change))
    return isOver
      ? failedForNow(attempt, change, { why: words`Nothing was changed: ${why}.`, step })
      : claimAnew(attempt, change, { why: words`It was sent, and AWS holds what was there before.`, step });
  if (!isOver) return send(attempt, change, step);
  await attempt.deps.store.transaction((trx) =>
    moveStep(trx, attempt, step, { state: 'refused', why }, { name: 'write.lost' }),
  );
  return 'on';
}
