import type { Change, Step } from '../../core/change.ts';
import { words } from '../../core/words.ts';
import { type Attempt, moveStep } from './attempt.ts';
import { driftMark, failedForNow, notKnownYet } from './conclude.ts';
import type { Went } from './drive.ts';
import { bucketGone, holdsInTheEnd } from './read-back.ts';
import { wrote } from './send.ts';

/** A write that may have been sent is sent once more at the most, and only when reading says that it did not happen. */
const mostSent = 2;

/**
 * The intent is there, and no outcome. AWS is read, never asked to write again blindly: a lost answer is no lost write.
 * That nothing happened is believed only after reading so for as long as consistency may take.
 */
export async function settle(attempt: Attempt, change: Change, step: Step): Promise<Went> {
  const holds = await holdsInTheEnd(attempt.deps, step, { from: step.before, to: step.after });
  switch (holds.is) {
    case 'to':
      await wrote(attempt, change, step, step.requestId);
      return 'on';
    case 'from':
      return notSent(attempt, change, step);
    case 'other':
      await attempt.deps.store.transaction((trx) =>
        moveStep(
          trx,
          attempt,
          step,
          {
            // What is there now may stand on what this wrote: nobody can say that nothing was changed.
            state: 'stuck',
            found: { is: holds.found },
            why: `${driftMark}: ${step.setting} holds neither what was there nor what was to be written. Cooper's write was sent, and whether it arrived before somebody else's is not known`,
          },
          { name: 'write.drifted' },
        ),
      );
      return 'on';
    case 'gone':
      await attempt.deps.store.transaction((trx) =>
        moveStep(trx, attempt, step, { state: 'stuck', why: bucketGone }, { name: 'write.lost' }),
      );
      return 'on';
    case 'unread':
      return notKnownYet(attempt, change, holds.why);
  }
}

async function notSent(attempt: Attempt, change: Change, step: Step): Promise<Went> {
  const isOver = step.attempts >= mostSent;
  const isAlone = change.steps.every(({ state, nth }) => nth === step.nth || state === 'waiting');
  const why = 'it was sent twice, and AWS holds what was there before';
  await attempt.deps.store.transaction((trx) =>
    isOver && !isAlone
      ? moveStep(trx, attempt, step, { state: 'refused', why }, { name: 'write.lost' })
      : moveStep(trx, attempt, step, { state: 'waiting', ...(isOver && { attempts: 0 }) }, { name: 'write.lost' }),
  );
  if (isOver && isAlone) return failedForNow(attempt, change, words`Nothing was changed: ${why}.`);
  return 'on';
}
