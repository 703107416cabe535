import { type Approval, type Change, isWaiting } from '../core/change.ts';
import { isOwnOf } from './counting.ts';
import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';
import { approvalsOf } from '../store/approvals.ts';
import { lockChange, openOn } from '../store/changes.ts';
import type { Trx } from '../store/open.ts';
import { openCard } from '../store/outbox.ts';
import { type Act, type Done, spent } from './act.ts';
import { approvedEnough } from './approve.ts';
import { type Demands, expiryOf, mayAskAll } from './demands.ts';
import type { ChangeDeps } from './deps.ts';
import { allowed, locked, notExpired, notLockedDown, tooLate } from './gate.ts';
import { goodUntil, keep, keptOf } from './kept.ts';
import { move } from './move.ts';
import { byAsker } from './record.ts';
import { demandsOf } from './ruled.ts';
import { personOf } from './rules/eligible.ts';

/** A draft is put to those who may approve it: a real message for everybody to see. Throws `Refusal`. */
export async function request(deps: ChangeDeps, draft: Change, act: Act): Promise<Done> {
  theirOwn(deps, draft, act);
  const demands = await demandsOf(deps, draft);
  allowed(await mayAskAll(deps, demands, act.asker.actor));
  return deps.store.transaction(async (trx) => {
    const change = await locked(trx, draft.id);
    if (change.state === 'pending') return { change, moved: false };
    if (change.state !== 'draft' || !(await spent(trx, deps, act))) throw tooLate(change);
    await notLockedDown(trx);
    const now = await notExpired(trx, change);
    const expiryMs = expiryOf(demands);
    await supersede(trx, deps, change, { act, now, expiryMs, isOwn: isOwnOf(deps, change, demands) });
    await openCardFor(trx, deps, change);
    const expiresAt = goodUntil(await approvalsOf(trx, change.id), { now, expiryMs }).toISOString();
    const moved = await move(trx, deps, change, { state: 'pending', expiresAt }, { by: byAsker(act.asker) });
    if (moved === null) throw tooLate(change);
    await deps.store.jobs.send(trx, 'expire', { changeId: moved.id }, { startAfter: new Date(expiresAt) });
    return { change: await perhapsApproved(trx, deps, moved, demands), moved: true };
  });
}

/** Whoever asks can't approve, so nobody may ask in the name of somebody who has only looked. */
function theirOwn(deps: ChangeDeps, { requester }: Change, { asker }: Act): void {
  const whose = personOf(deps.rules(), requester);
  if (personOf(deps.rules(), asker.actor) === whose) return;
  throw new Refusal(
    words`This preview is ${code(whose)}’s, and nobody else requests approval for it.`,
    words`Preview the same yourself: then it is your request.`,
  );
}

interface Superseding {
  readonly act: Act;
  readonly now: Date;
  readonly expiryMs: number;
  readonly isOwn: (approval: Approval) => boolean;
}

/** One open change for each setting of each place: the newest. Approvals of exactly the same thing come along. */
async function supersede(trx: Trx, deps: ChangeDeps, change: Change, of: Superseding): Promise<void> {
  const { act, now, expiryMs, isOwn } = of;
  const keys = change.steps.map(({ place, setting }) => ({ account: place.account, bucket: place.bucket, setting }));
  const found: (Change | null)[] = [];
  // As they are once nobody else can move them, and all before anything is written down.
  for (const { id } of await openOn(trx, keys)) found.push(id === change.id ? null : await lockChange(trx, id));
  for (const other of found) {
    if (other === null || other.state === 'draft' || !isWaiting(other)) continue;
    await keep(trx, change.id, await keptOf(trx, other, { digest: change.digest, now, expiryMs, isOwn }));
    const why = words`A newer request for the same setting has taken its place.`;
    const ended = { retryable: false, endedAt: now.toISOString() };
    const to = { state: 'superseded', why, followedBy: change.id, ...ended } as const;
    await move(trx, deps, other, to, { by: byAsker(act.asker), payload: { followedBy: change.id } });
  }
}

/** Where it was asked, so that the thread has it. What was asked in a terminal or in private goes to the channel for requests. */
async function openCardFor(trx: Trx, deps: ChangeDeps, { id, origin }: Change): Promise<void> {
  const { requestsChannel } = deps.rules();
  const isSeen = origin.face === 'slack' && (requestsChannel === null || !origin.channel.startsWith('D'));
  if (isSeen) await openCard(trx, { changeId: id, channel: origin.channel, thread: origin.thread });
  else if (requestsChannel !== null) await openCard(trx, { changeId: id, channel: requestsChannel, thread: null });
}

async function perhapsApproved(trx: Trx, deps: ChangeDeps, change: Change, demands: Demands): Promise<Change> {
  const kept = await approvalsOf(trx, change.id);
  return kept.length === 0 ? change : approvedEnough(trx, deps, change, demands);
}
