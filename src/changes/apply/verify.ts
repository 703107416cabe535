import type { Change, Step } from '../../core/change.ts';
import { type Attempt, moveStep } from './attempt.ts';
import { notKnownYet } from './conclude.ts';
import type { Went } from './drive.ts';
import { bucketGone, holdsInTheEnd } from './read-back.ts';

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

const whyNot = {
  from: 'AWS accepted it, but reading it back still shows what was there before',
  other: 'AWS accepted it, but reading it back shows something else: somebody wrote at the same time',
  gone: bucketGone,
} as const;
