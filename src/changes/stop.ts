import { actorId } from '../core/actor.ts';
import { type Change, isWaiting } from '../core/change.ts';
import { Refusal } from '../core/errors.ts';
import { code, type Words, words } from '../core/words.ts';
import { storeNow } from '../store/clock.ts';
import { type Demands, mayApproveAll } from './demands.ts';
import type { ChangeDeps } from './deps.ts';
import { allowed, locked, tooLate } from './gate.ts';
import { move } from './move.ts';
import { byAsker, cooper } from './record.ts';
import { type Act, type Done, spent } from './act.ts';
import { demandsOf } from './ruled.ts';
import { mayAdminister, personOf } from './rules/eligible.ts';

/** Whoever may approve may say no as well. Throws `Refusal`. */
export async function reject(deps: ChangeDeps, asked: Change, act: Act): Promise<Done> {
  const { actor } = act.asker;
  const { requester, requesterPerson, risk } = asked;
  const demands = await demandsOf(deps, asked);
  // Whoever asked may not say yes, but no.
  const withOwn = demands.map((ruling) => ({ ...ruling, self: true })) as unknown as Demands;
  allowed(await mayApproveAll(deps, withOwn, { actor, requester, requesterPerson, risk }));
  return ended(deps, asked, act, { state: 'rejected', from: ['pending'] });
}

/** Whoever asked for it may take it back; an admin may as well. Throws `Refusal`. */
export async function cancel(deps: ChangeDeps, asked: Change, act: Act): Promise<Done> {
  const { actor } = act.asker;
  if (personOf(deps.rules(), actor) !== personOf(deps.rules(), asked.requester)) {
    const admin = await mayAdminister(deps.rules(), deps.directory, actor);
    if (admin.is === 'no')
      throw new Refusal(
        words`Only whoever asked for a change, or an admin, cancels it.`,
        words`Reject it instead, if you may approve it.`,
      );
  }
  return ended(deps, asked, act, { state: 'cancelled', from: ['draft', 'pending', 'approved', 'failed'] });
}

interface End {
  readonly state: 'rejected' | 'cancelled';
  readonly from: readonly Change['state'][];
}

async function ended(deps: ChangeDeps, asked: Change, act: Act, { state, from }: End): Promise<Done> {
  return deps.store.transaction(async (trx) => {
    const change = await locked(trx, asked.id);
    if (change.state === state) return { change, moved: false };
    const isLive = change.state !== 'failed' || change.retryable;
    if (!from.includes(change.state) || !isLive || !(await spent(trx, deps, act))) throw tooLate(change);
    const now = await storeNow(trx);
    const why = words`${state === 'rejected' ? 'Rejected' : 'Cancelled'} by ${code(actorId(act.asker.actor))}.`;
    const to = { state, why, retryable: false, endedAt: now.toISOString() };
    const moved = await move(trx, deps, change, to, { by: byAsker(act.asker) });
    if (moved === null) throw tooLate(change);
    return { change: moved, moved: true };
  });
}

/** What it waited for. */
const lateWords: Partial<Readonly<Record<Change['state'], Words>>> = {
  pending: words`Not enough people approved it in time.`,
  approved: words`It was approved, but could not be applied in time.`,
  failed: words`It was not tried again in time.`,
};

/** Past its time and still open: closed, if it is so by the store's clock. */
export async function expire(deps: ChangeDeps, id: string): Promise<void> {
  await deps.store.transaction(async (trx) => {
    const change = await locked(trx, id);
    const now = await storeNow(trx);
    if (!isWaiting(change) || new Date(change.expiresAt) > now) return;
    const why = lateWords[change.state] ?? null;
    await move(
      trx,
      deps,
      change,
      { state: 'expired', why, retryable: false, endedAt: now.toISOString() },
      { by: cooper },
    );
  });
}
