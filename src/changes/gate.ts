import type { Change } from '../core/change.ts';
import { Refusal } from '../core/errors.ts';
import { code, type Words, words } from '../core/words.ts';
import { storeNow } from '../store/clock.ts';
import { lockChange } from '../store/changes.ts';
import { readLockdown } from '../store/lockdown.ts';
import type { Trx } from '../store/open.ts';
import type { Verdict } from './rules/eligible.ts';

/** The change as it is now, locked until the transaction ends. Throws `Refusal` when there is none. */
export async function locked(trx: Trx, id: string): Promise<Change> {
  const change = await lockChange(trx, id);
  if (change === null) throw noSuchChange(id);
  return change;
}

export const noSuchChange = (id: string): Refusal =>
  new Refusal(
    words`There is no change ${code(id.slice(0, 40))}.`,
    words`${code('changes all')} lists those that there are.`,
  );

/** Throws where an admin has made Cooper read-only. In a transaction: whoever switches it on waits for us, or we see it. */
export async function notLockedDown(trx: Trx): Promise<void> {
  const lockdown = await readLockdown(trx);
  if (lockdown === null) return;
  const why = lockdown.reason === null ? [] : words` (${code(lockdown.reason)})`;
  throw new Refusal(
    words`Cooper is read-only: an admin has locked it down since ${lockdown.since.slice(0, 16).replace('T', ' ')} UTC${why}.`,
    words`An admin ends that with ${code('lockdown off')}.`,
  );
}

/** By the store's clock: a job that removes the buttons may be late. */
export async function notExpired(trx: Trx, change: Change): Promise<Date> {
  const now = await storeNow(trx);
  if (new Date(change.expiresAt) > now) return now;
  throw new Refusal(
    words`This request expired at ${change.expiresAt.slice(0, 16).replace('T', ' ')} UTC, and nothing was changed.`,
    words`Preview it again: what is there may be different by now.`,
  );
}

/** Throws what the rules said no with. */
export function allowed(verdict: Verdict): void {
  if (verdict.is === 'no') throw new Refusal(verdict.because, verdict.next);
}

const states: Readonly<Record<Change['state'], Words>> = {
  draft: words`This was previewed, but approval was not requested yet.`,
  pending: words`This waits for approval.`,
  approved: words`This is approved already, and Cooper is about to apply it.`,
  applying: words`Cooper is applying this now.`,
  unknown: words`This was sent to AWS, and Cooper is finding out what came of it.`,
  applied: words`This is written, and Cooper is reading it back.`,
  verified: words`This is done.`,
  failed: words`This failed.`,
  drifted: words`What is there is not what was previewed any more.`,
  rejected: words`This was rejected.`,
  cancelled: words`This was cancelled.`,
  expired: words`This expired; nothing was changed.`,
  superseded: words`A newer request has taken the place of this one.`,
  undone: words`This was undone.`,
};

/** Somebody else was first, or it can't be done in this state: what is so, and how to go on. */
export function tooLate(change: Change): Refusal {
  const { followedBy } = change;
  return new Refusal(
    states[change.state],
    followedBy === null
      ? words`${code(`changes show ${change.id}`)} shows all of it.`
      : words`${code(`changes show ${followedBy}`)} shows the one that followed.`,
  );
}
