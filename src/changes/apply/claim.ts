import type { Approval, Change } from '../../core/change.ts';
import { type Words, words } from '../../core/words.ts';
import { Refusal } from '../../core/errors.ts';
import { approvalsOf } from '../../store/approvals.ts';
import { takeLocks } from '../../store/bucket-locks.ts';
import { storeNow } from '../../store/clock.ts';
import { updateStep } from '../../store/changes.ts';
import { takeLease } from '../../store/leases.ts';
import { readLockdown } from '../../store/lockdown.ts';
import type { Trx } from '../../store/open.ts';
import { counting } from '../counting.ts';
import { beginOf, countOf, delayOf, type Demands, mayApproveAll, mayBreakGlassAll } from '../demands.ts';
import type { ChangeDeps } from '../deps.ts';
import { locked } from '../gate.ts';
import { placeKey } from '../inputs.ts';
import { move } from '../move.ts';
import { cooper } from '../record.ts';
import { demandsOf, Unsure } from '../ruled.ts';

/** `later`: nothing is wrong with it, but not now. `over`: there is nothing to apply. */
export type Claimed =
  | { readonly is: 'claimed'; readonly fence: number }
  | { readonly is: 'later'; readonly inMs: number; readonly why: string }
  | { readonly is: 'over' };

/**
 * Takes a change to apply it, if it is still approved by people who may: everybody who approved is judged once more, by
 * the rules of now. Then, in one transaction: not expired, not locked down, its buckets free, and nobody else at it.
 */
export async function claim(deps: ChangeDeps, change: Change): Promise<Claimed> {
  // Before anybody is looked up in Slack: what waits for long is looked at every few seconds.
  if ((await readLockdown(deps.store.db)) !== null) return lockedDown;
  const judged = await stillApproved(deps, change);
  if (judged.is === 'later') return judged;
  if (judged.is === 'void') {
    await cancelled(deps, change, judged.why);
    return { is: 'over' };
  }
  return deps.store.transaction((trx) => taken(trx, deps, change, judged.demands));
}

type Judged =
  | { readonly is: 'approved'; readonly demands: Demands }
  | { readonly is: 'later'; readonly inMs: number; readonly why: string }
  | { readonly is: 'void'; readonly why: Words };

const lockedDown = { is: 'later', inMs: 15_000, why: 'locked down' } as const;

const notTold = { is: 'later', inMs: 15_000, why: 'whether those who approved still may could not be told' } as const;

/** Of a change that is half made: whether it may be gone on with. Quiet hours don't keep it half made. */
export async function mayGoOn(deps: ChangeDeps, change: Change): Promise<Judged> {
  if (new Date(change.expiresAt) <= (await storeNow(deps.store.db)))
    return { is: 'void', why: words`Its time ran out before it was made whole.` };
  return stillApproved(deps, change);
}

async function stillApproved(deps: ChangeDeps, change: Change): Promise<Judged> {
  if (!areRulesThere(deps)) return { ...notTold, why: 'the rules can’t be read' };
  try {
    const demands = await demandsOf(deps, change);
    const broken = change.breakGlass !== null;
    const verdicts = broken ? await breaker(deps, change, demands) : await approvers(deps, change, demands);
    const yes = verdicts.filter(({ is }) => is === 'yes').length;
    if (yes >= (broken ? 1 : countOf(demands))) return { is: 'approved', demands };
    if (verdicts.some((verdict) => verdict.is === 'no' && verdict.unsure === true)) return notTold;
    return {
      is: 'void',
      why: words`Fewer of those who approved it may do so by now than the rules ask for; preview it again.`,
    };
  } catch (error) {
    if (error instanceof Unsure) return notTold;
    if (!(error instanceof Refusal)) throw error;
    return { is: 'void', why: words`The rules don't allow it any more: ${error.because}` };
  }
}

/** A file that is faulty just now, as while somebody edits it, says nothing about what was approved. */
function areRulesThere({ rules }: ChangeDeps): boolean {
  try {
    return rules().rules.length > 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function approvers(deps: ChangeDeps, change: Change, demands: Demands) {
  const given = counting(deps, await approvalsOf(deps.store.db, change.id), change, demands);
  const { requester, requesterPerson, risk } = change;
  return Promise.all(
    given.map(({ approver }) => mayApproveAll(deps, demands, { actor: approver, requester, requesterPerson, risk })),
  );
}

/** Whoever broke the glass, and nobody else. */
const breaker = async (deps: ChangeDeps, { breakGlass }: Change, demands: Demands) =>
  breakGlass === null ? [] : [await mayBreakGlassAll(deps, demands, breakGlass.by)];

async function cancelled(deps: ChangeDeps, { id }: Change, why: Words): Promise<void> {
  await deps.store.transaction(async (trx) => {
    const change = await locked(trx, id);
    if (change.state !== 'approved' && !(change.state === 'failed' && change.retryable)) return;
    const endedAt = (await storeNow(trx)).toISOString();
    await move(trx, deps, change, { state: 'cancelled', why, retryable: false, endedAt }, { by: cooper });
  });
}

async function taken(trx: Trx, deps: ChangeDeps, { id }: Change, demands: Demands): Promise<Claimed> {
  const change = await locked(trx, id);
  if (!isWanted(change)) return { is: 'over' };
  const now = await storeNow(trx);
  if (new Date(change.expiresAt) <= now) return { is: 'over' };
  if ((await readLockdown(trx)) !== null) return lockedDown;
  const begin = startOf(change, { demands, given: await approvalsOf(trx, id), now });
  if (begin > now)
    return { is: 'later', inMs: begin.getTime() - now.getTime(), why: `not before ${begin.toISOString()}` };
  const keys = change.steps.map(({ place }) => placeKey(place));
  if (!(await takeLocks(trx, [...new Set(keys)], id))) return { is: 'later', inMs: 2_000, why: 'its bucket is busy' };
  const fence = await takeLease(trx, id, deps.owner, deps.timing.lease);
  if (fence === null) return { is: 'later', inMs: deps.timing.lease, why: 'somebody is at it' };
  await waiting(trx, change, fence);
  const moved = await move(
    trx,
    deps,
    change,
    { state: 'applying', retryable: false, why: null, endedAt: null },
    { by: cooper, fence },
  );
  return moved === null ? { is: 'over' } : { is: 'claimed', fence };
}

/** What failed waits until somebody wants it once more: a job that comes twice is nobody. */
const isWanted = ({ state, retryable, notBefore }: Change): boolean =>
  state === 'approved' || (state === 'failed' && retryable && notBefore !== null);

interface Asked {
  readonly demands: Demands;
  readonly given: readonly Approval[];
  readonly now: Date;
}

/** By the rules of now: a delay may have become longer since. Emergencies know neither delays nor quiet hours. */
function startOf({ notBefore, breakGlass }: Change, { demands, given, now }: Asked): Date {
  if (breakGlass !== null) return now;
  const last = Math.max(0, ...given.map(({ at }) => Date.parse(at)));
  const times = [now.getTime(), last + delayOf(demands), notBefore === null ? 0 : Date.parse(notBefore)];
  return beginOf(demands, new Date(Math.max(...times)));
}

/** What was tried and may be tried again waits once more. */
async function waiting(trx: Trx, change: Change, fence: number): Promise<void> {
  for (const { nth, state } of change.steps)
    if (state === 'refused')
      await updateStep(trx, { changeId: change.id, nth, fence }, { state: 'waiting', why: null });
}
