import type { Change, Step } from '../../core/change.ts';
import { code, plain, words } from '../../core/words.ts';
import { settingAt } from '../../core/setting-names.ts';
import { updateStep } from '../../store/changes.ts';
import { readLockdown } from '../../store/lockdown.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { explainRefusal } from '../../aws/write-refusals.ts';
import type { Written } from '../../aws/writer.ts';
import { type Attempt, intentOf, moveStep } from './attempt.ts';
import { mayGoOn } from './claim.ts';
import { claimAnew, driftMark, failedForNow, moveOn } from './conclude.ts';
import { type Drift, driftOf } from './drift.ts';
import type { Went } from './drive.ts';
import { bucketGone, type Holds, holdsNow, looksLike } from './read-back.ts';
import { sessionFor } from './session-for.ts';
import { settledAs, wrote } from './settled.ts';

/** How often AWS may say «not now» before it is left for later. */
const mostAttempts = 4;

/**
 * One step: what is there is compared with what was approved, immediately before; the intent is recorded; then it is
 * written, once. Between the comparison and the write stays one round trip in which somebody else may write: S3 has no
 * conditional writes for configuration.
 */
export async function send(attempt: Attempt, change: Change, step: Step): Promise<Went> {
  const kept = (await notYet(attempt, change, step)) ?? (await arrivedLate(attempt, change, step));
  if (kept !== null) return kept;
  const compared = await compare(attempt, change, step);
  if (compared.is === 'unread') return unreadable(attempt, change, step, compared.why);
  if (compared.is === 'differs') return stepDrifted(attempt, step, compared);
  if (!(await intended(attempt, change, step))) return whileLockedDown(attempt, change, step);
  const session = await sessionFor(attempt.deps, change, step);
  // The call must end while this change is ours: else whoever takes over would find the intent, and read.
  if (!attempt.lease.isSafe()) return notSent(attempt, step);
  const written = await attempt.deps.writer.write(session, step.after);
  return outcome(attempt, change, step, written);
}

/** Whoever left it may have done so long ago: what was approved then is asked anew. Null: nothing keeps it back. */
async function notYet(attempt: Attempt, change: Change, step: Step): Promise<Went | null> {
  if (!isFirst(change)) return halfMade(attempt, change, step);
  if (!attempt.takenOver) return null;
  const why = words`Whoever was about to write it ended before that; nothing was changed.`;
  return claimAnew(attempt, change, { why });
}

/** What was sent before, and had not arrived, may have since: then it is not sent again. Null: it has not. */
async function arrivedLate(attempt: Attempt, change: Change, step: Step): Promise<Went | null> {
  if (step.attempts === 0) return null;
  const holds = await looksLike(attempt.deps, step, { from: step.before, to: step.after });
  if (holds.is === 'from') return null;
  if (holds.is === 'unread' && step.state === 'waiting')
    await attempt.deps.store.transaction((trx) =>
      moveStep(trx, attempt, step, { state: 'sending' }, { name: 'write.unsure' }),
    );
  return settledAs(attempt, change, step, holds);
}

/** What keeps a later step back. */
async function halfMade(attempt: Attempt, change: Change, step: Step): Promise<Went | null> {
  if (!attempt.takenOver && step.state === 'waiting') return null;
  const judged = await mayGoOn(attempt.deps, change);
  switch (judged.is) {
    case 'approved':
      return null;
    case 'void':
      return refused(attempt, step, plain(judged.why));
    case 'later':
      attempt.deps.log.warn({ change: change.id, why: judged.why }, 'a change that is half made waits');
      return 'stop';
  }
}

/** Nobody else can know that it was not: if this change is still ours, the intent is taken back, and counts for nothing. */
async function notSent(attempt: Attempt, step: Step): Promise<Went> {
  await attempt.deps.store.transaction((trx) =>
    moveStep(trx, attempt, step, { state: step.state, attempts: step.attempts }, { name: 'write.unsent' }),
  );
  return 'on';
}

/**
 * Before the first write everything that the approval rests on. Later what the change wrote so far, on which its later
 * steps rest, and the step's own setting: its own steps change the rest.
 */
async function compare({ deps }: Attempt, change: Change, step: Step): Promise<Drift> {
  if (change.steps.every(({ state }) => state === 'waiting')) {
    const all = await driftOf(deps, change);
    if (all.is !== 'same') return all;
  }
  for (const made of change.steps.filter(({ state }) => state === 'verified')) {
    const still = asDrift(made, await looksLike(deps, made, { from: made.after, to: made.after }));
    if (still.is !== 'same') return still;
  }
  return asDrift(step, await holdsNow(deps, step, { from: step.before, to: step.before }));
}

function asDrift(step: Step, holds: Holds): Drift {
  if (holds.is === 'unread') return holds;
  if (holds.is === 'gone') return { is: 'unread', why: bucketGone };
  if (holds.is !== 'other') return { is: 'same' };
  return { is: 'differs', why: settingAt(step.setting, step.place), found: [{ nth: step.nth, value: holds.found }] };
}

async function unreadable(attempt: Attempt, change: Change, step: Step, why: string): Promise<Went> {
  if (isFirst(change))
    return failedForNow(attempt, change, {
      why: words`Nothing was changed: what is there could not be read (${code(why)}).`,
    });
  return refused(attempt, step, `what is there could not be read (${why})`);
}

/** Nothing of it is written yet. */
export const isFirst = ({ steps }: Change): boolean =>
  steps.every(({ state }) => state === 'waiting' || state === 'refused' || state === 'sending');

/** What is there instead is kept with each step that it concerns, for people to compare. */
async function stepDrifted(attempt: Attempt, step: Step, { why, found }: Differs): Promise<Went> {
  const { id, lease } = attempt;
  await attempt.deps.store.transaction(async (trx) => {
    for (const { nth, value } of found)
      await updateStep(trx, { changeId: id, nth, fence: lease.fence }, { found: { is: value } });
    const to = { state: 'refused', why: `${driftMark}: ${why}` } as const;
    await moveStep(trx, attempt, step, to, { name: 'write.refused' });
  });
  return 'on';
}

type Differs = Extract<Drift, { is: 'differs' }>;

async function refused(attempt: Attempt, step: Step, why: string, requestId: string | null = null): Promise<Went> {
  await attempt.deps.store.transaction((trx) =>
    moveStep(trx, attempt, step, { state: 'refused', why, requestId }, { name: 'write.refused' }),
  );
  return 'on';
}

/** In one transaction with the look at the lockdown: whoever switches it on either stops this, or comes after. */
async function intended(attempt: Attempt, change: Change, step: Step): Promise<boolean> {
  return attempt.deps.store.transaction(async (trx) => {
    if ((await readLockdown(trx)) !== null) return false;
    if (change.state === 'unknown') await moveOn(trx, attempt, change, { state: 'applying' });
    const to = { state: 'sending', attempts: step.attempts + 1, why: null } as const;
    await moveStep(trx, attempt, step, to, { name: 'write.intended', payload: intentOf(step.before, step.after) });
    return true;
  });
}

async function whileLockedDown(attempt: Attempt, change: Change, step: Step): Promise<Went> {
  const why = words`Cooper was locked down before it wrote.`;
  return isFirst(change)
    ? failedForNow(attempt, change, { why })
    : refused(attempt, step, 'Cooper was locked down before it wrote');
}

async function outcome(attempt: Attempt, change: Change, step: Step, written: Written): Promise<Went> {
  switch (written.is) {
    case 'written':
      await wrote(attempt, change, step, written.requestId);
      return 'on';
    case 'unknown':
      attempt.deps.log.warn({ change: change.id, detail: written.detail }, 'a write has no known outcome');
      return 'on';
    case 'refused':
      return written.retry
        ? notNow(attempt, change, step, written)
        : refused(attempt, step, saidNo(written, step), written.requestId);
  }
}

type SaidNo = Extract<Written, { is: 'refused' }>;

/** What it means and what to do, in words; AWS's own come along as evidence. */
function saidNo(said: SaidNo, on: Step): string {
  const { because, next } = explainRefusal(said, on);
  return `${plain(because)} ${plain(next)} (${said.code}: ${said.detail})`;
}

/** AWS did nothing: after a pause the step waits again, and is compared again before it is sent. */
async function notNow(attempt: Attempt, change: Change, step: Step, said: SaidNo): Promise<Went> {
  const times = (attempt.busy.get(step.nth) ?? 0) + 1;
  attempt.busy.set(step.nth, times);
  const isOver = times >= mostAttempts;
  if (isOver && !isFirst(change)) return refused(attempt, step, `AWS stayed busy (${said.code})`, said.requestId);
  // What AWS certainly did not take does not count as sent.
  const to = { state: 'waiting', attempts: step.attempts } as const;
  await attempt.deps.store.transaction((trx) =>
    moveStep(trx, attempt, step, to, { name: 'write.refused', payload: { code: said.code } }),
  );
  if (isOver)
    return failedForNow(attempt, change, {
      why: words`AWS was busy (${code(said.code)}), and nothing was changed.`,
    });
  await sleep(attempt.deps.timing.pollFirst * 2 ** times);
  return 'on';
}
