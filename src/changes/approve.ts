import type { Change } from '../core/change.ts';
import { words } from '../core/words.ts';
import { addApproval, approvalsOf } from '../store/approvals.ts';
import { storeNow } from '../store/clock.ts';
import type { Trx } from '../store/open.ts';
import { addNote } from '../store/notes.ts';
import type { ChangeDeps } from './deps.ts';
import { allowed, locked, notExpired, notLockedDown, tooLate } from './gate.ts';
import { move } from './move.ts';
import { byAsker, cooper, record } from './record.ts';
import { type Act, type Done, spent } from './act.ts';
import { demandsOf } from './ruled.ts';
import { personOf } from './rules/eligible.ts';
import { counting, personNowOf } from './counting.ts';
import { beginOf, countOf, delayOf, type Demands, expiryOf, mayApproveAll, mayBreakGlassAll } from './demands.ts';

/**
 * One person's yes to exactly one digest. Who may is resolved now, by the rules of this moment; the approval, the count
 * and the move are one transaction. A second yes of the same person changes nothing. Throws `Refusal`.
 */
export async function approve(deps: ChangeDeps, asked: Change, act: Act): Promise<Done> {
  const { actor } = act.asker;
  const demands = await demandsOf(deps, asked);
  const { requester, requesterPerson, risk } = asked;
  allowed(await mayApproveAll(deps, demands, { actor, requester, requesterPerson, risk }));
  return deps.store.transaction(async (trx) => {
    const change = await locked(trx, asked.id);
    const person = personOf(deps.rules(), actor);
    const before = await approvalsOf(trx, change.id);
    if (before.some((one) => personNowOf(deps, one) === person)) return { change, moved: false };
    if (change.state !== 'pending' || change.digest !== asked.digest) throw tooLate(change);
    await notLockedDown(trx);
    const now = await notExpired(trx, change);
    const { digest } = change;
    if (!(await spent(trx, deps, act))) return { change, moved: false };
    await addApproval(trx, change.id, { approver: actor, person, digest, at: now.toISOString(), from: null });
    const given = await move(
      trx,
      deps,
      change,
      { state: 'pending' },
      { by: byAsker(act.asker), event: 'approval.given' },
    );
    if (given === null) throw tooLate(change);
    return { change: await approvedEnough(trx, deps, given, demands), moved: true };
  });
}

/** Pending, and perhaps approved now: then the job that applies it is sent in the same transaction. */
export async function approvedEnough(trx: Trx, deps: ChangeDeps, change: Change, demands: Demands): Promise<Change> {
  const approvals = await approvalsOf(trx, change.id);
  if (counting(deps, approvals, change, demands).length < countOf(demands)) return change;
  return release(trx, deps, change, demands);
}

async function release(trx: Trx, deps: ChangeDeps, change: Change, demands: Demands): Promise<Change> {
  const now = await storeNow(trx);
  const startAfter = beginOf(demands, new Date(now.getTime() + delayOf(demands)));
  // Who must wait, for a delay or for the morning, has as long from then on: else it could never be applied.
  const lasts = startAfter > now ? startAfter.getTime() + expiryOf(demands) : 0;
  const expiresAt = new Date(Math.max(lasts, Date.parse(change.expiresAt))).toISOString();
  const to = { state: 'approved', notBefore: startAfter.toISOString(), expiresAt } as const;
  const moved = await move(trx, deps, change, to, { by: cooper });
  if (moved === null) throw tooLate(change);
  await deps.store.jobs.send(trx, 'apply', { changeId: moved.id }, { startAfter, singletonKey: moved.id });
  return moved;
}

export interface BreakGlass extends Act {
  readonly reason: string;
  readonly ticket: string;
}

/**
 * An emergency: one person, named in the rules for it, with a typed reason; at once, whatever the hours. The security
 * channel is told, and it counts as an event of its own.
 */
export async function breakGlass(deps: ChangeDeps, asked: Change, act: BreakGlass): Promise<Done> {
  const { actor } = act.asker;
  const demands = await demandsOf(deps, asked);
  allowed(await mayBreakGlassAll(deps, demands, actor));
  const { reason, ticket } = act;
  return deps.store.transaction(async (trx) => {
    const change = await locked(trx, asked.id);
    if (change.state !== 'pending' || !(await spent(trx, deps, act))) throw tooLate(change);
    await notLockedDown(trx);
    const now = await notExpired(trx, change);
    const person = personOf(deps.rules(), actor);
    await addApproval(trx, change.id, {
      approver: actor,
      person,
      digest: change.digest,
      at: now.toISOString(),
      from: null,
    });
    const to = { state: 'approved', notBefore: now.toISOString(), breakGlass: { by: actor, reason, ticket } } as const;
    const moved = await move(trx, deps, change, to, {
      by: byAsker(act.asker),
      event: 'break-glass',
      payload: { reason, ticket },
    });
    if (moved === null) throw tooLate(change);
    await tellSecurity(trx, deps, moved, demands, act);
    await deps.store.jobs.send(trx, 'apply', { changeId: moved.id }, { startAfter: now, singletonKey: moved.id });
    return { change: moved, moved: true };
  });
}

async function tellSecurity(
  trx: Trx,
  deps: ChangeDeps,
  change: Change,
  demands: Demands,
  act: BreakGlass,
): Promise<void> {
  const told = demands.map(({ breakGlass: glass }) => glass?.postTo ?? deps.rules().securityChannel);
  const channels = [...new Set(told.filter((channel) => channel !== null))];
  const where = change.place.bucket ?? `account ${change.place.account}`;
  const person = personOf(deps.rules(), act.asker.actor);
  const text = words`Break-glass: ${person} applies «${change.remedy.title}» on ${where} alone. Reason: ${act.reason}. Ticket: ${act.ticket}. Review it: change ${change.id}.`;
  for (const channel of channels)
    await addNote(trx, { key: `break-glass ${change.id} ${channel}`, channel, text: { words: text } });
  const payload = { channels, reason: act.reason, ticket: act.ticket };
  await record(trx, deps, { by: byAsker(act.asker), event: 'review.wanted', changeId: change.id, payload });
}
