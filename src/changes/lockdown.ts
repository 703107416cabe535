import type { Asker } from '../core/actor.ts';
import { plain } from '../core/words.ts';
import { setLockdown } from '../store/lockdown.ts';
import { wantOpenCards } from '../store/outbox.ts';
import type { ChangeDeps } from './deps.ts';
import { allowed } from './gate.ts';
import { byAsker, record, recordAlone } from './record.ts';
import { mayAdminister } from './rules/eligible.ts';

/**
 * Makes every replica read-only, or ends that. It is a row in the store: whoever is about to record an intent sees it in
 * that transaction, or is waited for. Throws `Refusal` for all but admins. False: it was so already.
 */
export async function lockdown(deps: ChangeDeps, on: boolean, reason: string | null, asker: Asker): Promise<boolean> {
  const may = await mayAdminister(deps.rules(), deps.directory, asker.actor);
  if (may.is === 'no') {
    const payload = { on, why: plain(may.because) };
    await recordAlone(deps, { by: byAsker(asker), event: 'refused.lockdown', changeId: null, payload });
  }
  allowed(may);
  return deps.store.transaction(async (trx) => {
    const moved = await setLockdown(trx, on ? { by: asker.actor, reason } : null);
    if (!moved) return false;
    // After it: whoever was about to move a change has done so by now, or sees the lockdown.
    await wantOpenCards(trx);
    await record(trx, deps, {
      by: byAsker(asker),
      event: on ? 'lockdown.on' : 'lockdown.off',
      changeId: null,
      payload: { reason },
    });
    return true;
  });
}
