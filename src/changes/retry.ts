import type { Change } from '../core/change.ts';
import { mayAskAll, mayBreakGlassAll } from './demands.ts';
import type { ChangeDeps } from './deps.ts';
import { allowed, locked, notExpired, notLockedDown, tooLate } from './gate.ts';
import { move } from './move.ts';
import { byAsker } from './record.ts';
import { type Act, type Done, spent } from './act.ts';
import { demandsOf } from './ruled.ts';

/** What failed without a trace is applied once more, under the approvals that it has. Throws `Refusal`. */
export async function retry(deps: ChangeDeps, asked: Change, act: Act): Promise<Done> {
  const { actor } = act.asker;
  const demands = await demandsOf(deps, asked);
  // An emergency is one person's word for one time: nobody else repeats it in their name.
  const may = asked.breakGlass === null ? mayAskAll : mayBreakGlassAll;
  allowed(await may(deps, demands, actor));
  return deps.store.transaction(async (trx) => {
    const change = await locked(trx, asked.id);
    if (change.state === 'failed' && change.retryable && change.notBefore !== null) return { change, moved: false };
    if (change.state !== 'failed' || !change.retryable || !(await spent(trx, deps, act))) throw tooLate(change);
    await notLockedDown(trx);
    const now = await notExpired(trx, change);
    const to = { state: 'failed', notBefore: now.toISOString() } as const;
    const moved = await move(trx, deps, change, to, { by: byAsker(act.asker), event: 'change.retry' });
    if (moved === null) throw tooLate(change);
    await deps.store.jobs.send(trx, 'apply', { changeId: moved.id }, { startAfter: now, singletonKey: moved.id });
    return { change: moved, moved: true };
  });
}
