import type { Asker } from '../core/actor.ts';
import { isOpen } from '../core/change.ts';
import { listChanges } from '../store/changes.ts';
import { setLockdown } from '../store/lockdown.ts';
import { wantCard } from '../store/outbox.ts';
import type { ChangeDeps } from './deps.ts';
import { allowed } from './gate.ts';
import { byAsker, record } from './record.ts';
import { mayAdminister } from './rules/eligible.ts';

/**
 * Makes every replica read-only, or ends that. It is a row in the store: whoever is about to record an intent sees it in
 * that transaction, or is waited for. Throws `Refusal` for all but admins. False: it was so already.
 */
export async function lockdown(deps: ChangeDeps, on: boolean, reason: string | null, asker: Asker): Promise<boolean> {
  allowed(await mayAdminister(deps.rules(), deps.directory, asker.actor));
  const open = await listChanges(deps.store.db, { states: ['pending', 'approved', 'failed'], most: 500 });
  return deps.store.transaction(async (trx) => {
    const moved = await setLockdown(trx, on ? { by: asker.actor, reason } : null);
    if (!moved) return false;
    // Those that say what to do next: it is something else now.
    for (const { id } of open.filter(isOpen)) await wantCard(trx, id);
    await record(trx, deps, {
      by: byAsker(asker),
      event: on ? 'lockdown.on' : 'lockdown.off',
      changeId: null,
      payload: { reason },
    });
    return true;
  });
}
