import { setTimeout as sleep } from 'node:timers/promises';
import type { Change, Step } from '../../core/change.ts';
import type { Json } from '../../core/json.ts';
import { readLockdown } from '../../store/lockdown.ts';
import { type Attempt, intentOf, moveStep } from './attempt.ts';
import { notKnownYet } from './conclude.ts';
import type { Went } from './drive.ts';
import { bucketGone, type Holds, holdsInTheEnd, looksLike } from './read-back.ts';
import { sessionFor } from './session-for.ts';

/** A later step failed, so this one is taken back, if what is there is still what was written. The approval covers it: the preview says so. */
export async function undoStep(attempt: Attempt, change: Change, step: Step): Promise<Went> {
  const { deps } = attempt;
  // What is seen once may be old: that it is back already is believed only after putting it back.
  const holds = await looksLike(deps, step, { from: step.after, to: step.undone });
  if (holds.is !== 'from' && holds.is !== 'to') return notOurs(attempt, change, step, holds);
  if (!(await intended(attempt, step))) return ended(attempt, step, 'stuck', 'Cooper was locked down');
  const session = await sessionFor(deps, change, step);
  if (!attempt.lease.isSafe()) return notSent(attempt, step);
  const written = await deps.writer.write(session, step.undone);
  if (written.is !== 'refused') return 'on';
  if (written.retry && step.attempts + 1 < mostSent) return notNow(attempt, step);
  return ended(attempt, step, 'stuck', `AWS refused to put it back (${written.code})`);
}

/** AWS was busy, and did nothing: a moment later it is compared and sent once more. */
async function notNow(attempt: Attempt, step: Step): Promise<Went> {
  await ended(attempt, step, 'written', null);
  await sleep(attempt.deps.timing.pollFirst * 2 ** step.attempts);
  return 'on';
}

/** As with a write: only whoever would have sent it knows that it did not. */
async function notSent(attempt: Attempt, step: Step): Promise<Went> {
  await attempt.deps.store.transaction((trx) =>
    moveStep(trx, attempt, step, { state: step.state, attempts: step.attempts }, { name: 'write.unsent' }),
  );
  return 'on';
}

/** Of all writes of a step, there and back. */
const mostSent = 6;

/** The undo may have been sent: reading tells. What did not arrive is compared and sent once more. */
export async function settleUndo(attempt: Attempt, change: Change, step: Step): Promise<Went> {
  const holds = await holdsInTheEnd(attempt.deps, step, { from: step.after, to: step.undone });
  if (holds.is === 'to') return ended(attempt, step, 'undone', null);
  if (holds.is !== 'from') return notOurs(attempt, change, step, holds);
  if (step.attempts >= mostSent) return ended(attempt, step, 'stuck', 'putting it back did not arrive');
  return ended(attempt, step, 'written', null);
}

async function intended(attempt: Attempt, step: Step): Promise<boolean> {
  return attempt.deps.store.transaction(async (trx) => {
    if ((await readLockdown(trx)) !== null) return false;
    const payload = intentOf(step.after, step.undone);
    await moveStep(
      trx,
      attempt,
      step,
      { state: 'undoing', attempts: step.attempts + 1 },
      { name: 'write.undo-intended', payload },
    );
    return true;
  });
}

/** What is there is neither what was written nor what is to come back, or can't be seen: it is left alone. */
async function notOurs(
  attempt: Attempt,
  change: Change,
  step: Step,
  holds: Exclude<Holds, { is: 'from' | 'to' }>,
): Promise<Went> {
  switch (holds.is) {
    case 'other':
      return overwritten(attempt, step, holds.found);
    case 'gone':
      return ended(attempt, step, 'stuck', bucketGone);
    case 'unread':
      return notKnownYet(attempt, change, holds.why);
  }
}

async function overwritten(attempt: Attempt, step: Step, found: Json): Promise<Went> {
  const to = { state: 'stuck', why: 'somebody has changed it since', found: { is: found } } as const;
  await attempt.deps.store.transaction((trx) => moveStep(trx, attempt, step, to, { name: 'undo.stuck' }));
  return 'on';
}

async function ended(
  attempt: Attempt,
  step: Step,
  state: 'undone' | 'stuck' | 'written',
  why: string | null,
): Promise<Went> {
  await attempt.deps.store.transaction((trx) =>
    moveStep(trx, attempt, step, { state, why }, { name: `undo.${state}` }),
  );
  return 'on';
}
