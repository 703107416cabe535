import type { Change } from '../../core/change.ts';
import { findChange } from '../../store/changes.ts';
import type { ChangeDeps } from '../deps.ts';
import { type Attempt, Overtaken } from './attempt.ts';
import { finished, given } from './conclude.ts';
import { keepLease } from './lease.ts';
import { nextOf } from './next.ts';
import { send } from './send.ts';
import { settle } from './settle.ts';
import { settleUndo, undoStep } from './undo-step.ts';
import { overwritten, verify } from './verify.ts';

/** Whether there is more to do now; `claim anew`: only after everything that a claim asks was asked again. */
export type Went = 'on' | 'stop' | 'claim anew';

/**
 * Works on a claimed change until it is settled. What is next follows from the stored steps alone: whoever takes over
 * from a dead process does the same, and begins by reading what AWS holds.
 */
export async function drive(
  deps: ChangeDeps,
  id: string,
  { fence, takenOver }: { readonly fence: number; readonly takenOver: boolean },
): Promise<Exclude<Went, 'on'>> {
  const lease = keepLease(deps, id, fence);
  const attempt: Attempt = { deps, id, lease, takenOver, busy: new Map() };
  try {
    for (;;) {
      const went = await goOn(attempt);
      if (went !== 'on') return went;
    }
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    deps.log.warn({ change: id }, 'somebody else has taken this change over');
    return 'stop';
  } finally {
    lease.stop();
  }
}

async function goOn(attempt: Attempt): Promise<Went> {
  const change = await findChange(attempt.deps.store.db, attempt.id);
  if (change === null || !inWork.includes(change.state)) return 'stop';
  const next = nextOf(change);
  switch (next.is) {
    case 'send':
      return send(attempt, change, next.step);
    case 'settle':
      return settle(attempt, change, next.step);
    case 'verify':
      return verify(attempt, change, next.step);
    case 'undo':
      return undoStep(attempt, change, next.step);
    case 'settle undo':
      return settleUndo(attempt, change, next.step);
    case 'done':
      return finish(attempt, change);
    case 'failed':
      return given(attempt, change, next.step);
  }
}

const finish = async (attempt: Attempt, change: Change): Promise<Went> =>
  (await overwritten(attempt, change)) ?? finished(attempt, change);

const inWork: readonly Change['state'][] = ['applying', 'unknown', 'applied'];
