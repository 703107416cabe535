import type { Approval, Change, ChangeState, Step } from '../core/change.ts';
import { addApproval, approvalsOf } from '../store/approvals.ts';
import type { Trx } from '../store/open.ts';

/** For which preview, and when; milliseconds for which an approval is good under the rules of now. */
interface For {
  readonly digest: string;
  readonly now: Date;
  readonly expiryMs: number;
  /** Of whoever asks now, whose word does not count. */
  readonly isOwn: (approval: Approval) => boolean;
}

/** Where approvals stand that have neither been used nor lost: nothing was made by them, and nobody called it off. */
const standing: ReadonlySet<ChangeState> = new Set(['pending', 'approved', 'drifted', 'failed']);

/**
 * The approvals of one change that are good for another preview of exactly the same thing. None of what was made, called
 * off or turned down, and none of an emergency, which is one person's word for one time.
 */
export async function keptOf(
  trx: Trx,
  before: Change,
  { digest, now, expiryMs, isOwn }: For,
): Promise<readonly Approval[]> {
  const { id, state, steps, expiresAt, breakGlass } = before;
  const isUsed = steps.some(perhapsMade);
  if (before.digest !== digest || !standing.has(state) || isUsed || breakGlass !== null) return [];
  if (new Date(expiresAt) <= now) return [];
  const given = await approvalsOf(trx, id);
  return given
    .filter((one) => one.digest === digest && !isOwn(one) && Date.parse(one.at) + expiryMs > now.getTime())
    .map((one) => ({ ...one, from: one.from ?? id }));
}

/** Written, or sent without an answer. What AWS refused under a request id was not made. */
const perhapsMade = ({ state, attempts, requestId }: Step): boolean =>
  (state !== 'waiting' && state !== 'refused') || attempts > (requestId === null ? 0 : 1);

/** When a request ends: what is kept of an older one is good for no longer than it was. */
export function goodUntil(
  kept: readonly Pick<Approval, 'at'>[],
  { now, expiryMs }: Pick<For, 'now' | 'expiryMs'>,
): Date {
  return new Date(Math.min(now.getTime(), ...kept.map(({ at }) => Date.parse(at))) + expiryMs);
}

export async function keep(trx: Trx, changeId: string, kept: readonly Approval[]): Promise<void> {
  for (const approval of kept) await addApproval(trx, changeId, approval);
}
