import type { Change, Step } from '../../core/change.ts';
import { type Attempt, moveStep } from './attempt.ts';
import { notKnownYet } from './conclude.ts';
import type { Went } from './drive.ts';
import { bucketGone, holdsInTheEnd, looksLike } from './read-back.ts';

/** AWS said yes; it is done only when it says so once more. What a third one wrote meanwhile is never overwritten. */
export async function verify(attempt: Attempt, change: Change, step: Step): Promise<Went> {
  const holds = await holdsInTheEnd(attempt.deps, step, { from: step.before, to: step.after });
  if (holds.is === 'unread') return notKnownYet(attempt, change, holds.why);
  const found = holds.is === 'other' ? { is: holds.found } : null;
  await attempt.deps.store.transaction((trx) =>
    holds.is === 'to'
      ? moveStep(trx, attempt, step, { state: 'verified' }, { name: 'write.verified' })
      : moveStep(trx, attempt, step, { state: 'stuck', why: whyNot[holds.is], found }, { name: 'write.differs' }),
  );
  return 'on';
}

/**
 * Steps rest on each other: before a change of several is said to be done, all of them are looked at once more. Null: they
 * hold.
 */
export async function overwritten(attempt: Attempt, change: Change): Promise<Went | null> {
  const { steps } = change;
  if (steps.length === 1) return null;
  for (const step of steps) {
    const holds = await looksLike(attempt.deps, step, { from: step.after, to: step.after });
    if (holds.is === 'to' || holds.is === 'from') continue;
    if (holds.is === 'unread') return notKnownYet(attempt, change, holds.why);
    const found = holds.is === 'other' ? { is: holds.found } : null;
    const why = holds.is === 'gone' ? bucketGone : 'somebody has changed it since it was written';
    await attempt.deps.store.transaction((trx) =>
      moveStep(trx, attempt, step, { state: 'stuck', why, found }, { name: 'write.differs' }),
    );
    return 'on';
  }
  return null;
}

const whyNot = {
  from: 'AWS accepted it, but reading it back still shows what was there before',
  other: 'AWS accepted it, but reading it back shows something else: somebody wrote at the same time',
  gone: bucketGone,
} as const;
