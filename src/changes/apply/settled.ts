import type { Change, Step } from '../../core/change.ts';
import { lockChange } from '../../store/changes.ts';
import { type Attempt, moveStep } from './attempt.ts';
import { driftMark, moveOn, notKnownYet } from './conclude.ts';
import type { Went } from './drive.ts';
import { bucketGone, type Holds } from './read-back.ts';

/** What came of a write that may have arrived, where AWS shows anything but what was there before. */
export async function settledAs(
  attempt: Attempt,
  change: Change,
  step: Step,
  holds: Exclude<Holds, { is: 'from' }>,
): Promise<Went> {
  switch (holds.is) {
    case 'to':
      await wrote(attempt, change, step, step.requestId);
      return 'on';
    case 'other':
      return stuck(attempt, step, {
        // What is there now may stand on what this wrote: nobody can say that nothing was changed.
        found: { is: holds.found },
        why: `${driftMark}: ${step.setting} holds neither what was there nor what was to be written. Cooper's write was sent, and whether it arrived before somebody else's is not known`,
        name: 'write.drifted',
      });
    case 'gone':
      return stuck(attempt, step, { found: null, why: bucketGone, name: 'write.lost' });
    case 'unread':
      return notKnownYet(attempt, change, holds.why);
  }
}

async function stuck(
  attempt: Attempt,
  step: Step,
  { name, ...to }: Pick<Step, 'found' | 'why'> & { readonly name: string },
): Promise<Went> {
  await attempt.deps.store.transaction((trx) => moveStep(trx, attempt, step, { state: 'stuck', ...to }, { name }));
  return 'on';
}

/** The step is written; with the last one, so is the change. */
export async function wrote(attempt: Attempt, change: Change, step: Step, requestId: string | null): Promise<void> {
  await attempt.deps.store.transaction(async (trx) => {
    await moveStep(trx, attempt, step, { state: 'written', requestId, why: null }, { name: 'write.done' });
    const isLast = step.nth === change.steps.length - 1;
    const state = isLast ? 'applied' : 'applying';
    const now = (await lockChange(trx, change.id)) ?? change;
    if (now.state !== state) await moveOn(trx, attempt, now, { state, why: null });
  });
}
