import type { Change, Step } from '../../core/change.ts';
import { code, type Words, words } from '../../core/words.ts';
import { settingTitle } from '../../core/setting-names.ts';
import { findChange, lockChange } from '../../store/changes.ts';
import { storeNow } from '../../store/clock.ts';
import type { Trx } from '../../store/open.ts';
import { move } from '../move.ts';
import { cooper } from '../record.ts';
import { type Attempt, moveStep, Overtaken } from './attempt.ts';
import type { Went } from './drive.ts';

type To = { readonly state: Change['state'] } & Partial<Pick<Change, 'retryable' | 'why' | 'notBefore'>>;

/** The change moves, or somebody else has it. What ends gets its moment from the store's clock. */
export async function moveOn(
  trx: Trx,
  { deps, lease }: Attempt,
  change: Change,
  to: To,
  event?: string,
): Promise<Change> {
  const ends = to.state === 'verified' || to.state === 'drifted' || (to.state === 'failed' && to.retryable !== true);
  const endedAt = ends ? (await storeNow(trx)).toISOString() : null;
  const by = { by: cooper, fence: lease.fence, ...(event !== undefined && { event }) };
  const moved = await move(trx, deps, change, { ...to, endedAt }, by);
  if (moved === null) throw new Overtaken(`${change.id} was moved by somebody else`);
  return moved;
}

/** Everything is written and was read back: only now it is done. */
export async function finished(attempt: Attempt, change: Change): Promise<Went> {
  await attempt.deps.store.transaction(async (trx) => {
    const applied = change.state === 'applied' ? change : await moveOn(trx, attempt, change, { state: 'applied' });
    const done = await moveOn(trx, attempt, applied, { state: 'verified' });
    await undone(trx, attempt, done);
  });
  return 'stop';
}

/** What this one undid is undone. */
async function undone(trx: Trx, { deps }: Attempt, { id, undoes }: Change): Promise<void> {
  if (undoes === null) return;
  const before = await lockChange(trx, undoes);
  if (before?.state !== 'verified') return;
  const why = words`Undone by ${code(id)}.`;
  await move(trx, deps, before, { state: 'undone', why, followedBy: id }, { by: cooper, payload: { by: id } });
}

/** A step failed, and what could be taken back was: what is left is said. */
export async function given(attempt: Attempt, change: Change, bad: Step): Promise<Went> {
  const { steps } = change;
  const why = failureWords(steps, bad);
  const isDrift =
    bad.why?.startsWith(driftMark) === true &&
    steps.every((step) => step === bad || step.state === 'waiting' || step.state === 'refused');
  await attempt.deps.store.transaction((trx) =>
    moveOn(trx, attempt, change, { state: isDrift ? 'drifted' : 'failed', retryable: false, why }),
  );
  return 'stop';
}

/** How a step says that what is there is not what was approved. */
export const driftMark = 'Changed since the preview';

function failureWords(steps: readonly Step[], bad: Step): Words {
  const undoneOnes = steps.filter(({ state }) => state === 'undone');
  const stuck = steps.filter((step) => step.state === 'stuck' && step !== bad);
  return [
    ...whyNot(bad),
    ...(undoneOnes.length === 0
      ? []
      : words` What was written before is put back: ${undoneOnes.map(({ setting }) => settingTitle(setting)).join(', ')}.`),
    ...(stuck.length === 0
      ? []
      : words` Not put back, look at it yourself: ${stuck.map(({ setting, why }) => `${settingTitle(setting)} (${why ?? 'unknown'})`).join(', ')}.`),
  ];
}

/** What has changed is named already where that is why. */
function whyNot({ setting, why }: Step): Words {
  if (why?.startsWith(driftMark) === true) return [ended(why)];
  return words`${settingTitle(setting)}: ${ended(why ?? 'it failed')}`;
}

const ended = (text: string): string => (/[.)]$/.test(text) ? text : `${text}.`);

interface ForNow {
  readonly why: Words;
  /** The step that was sent and did not arrive: it waits again. How often it was sent stays known. */
  readonly step?: Step;
}

/** Nothing was changed, and trying again may go well: when somebody wants that. */
export async function failedForNow(attempt: Attempt, change: Change, of: ForNow): Promise<Went> {
  await attempt.deps.store.transaction((trx) => fail(trx, attempt, change, { ...of, notBefore: null }));
  return 'stop';
}

/** Nothing was changed, and it is tried again by itself, if it may be by then. */
export async function claimAnew(attempt: Attempt, change: Change, of: ForNow): Promise<Went> {
  await attempt.deps.store.transaction(async (trx) => {
    const notBefore = (await storeNow(trx)).toISOString();
    await fail(trx, attempt, change, { ...of, notBefore });
  });
  return 'claim anew';
}

async function fail(
  trx: Trx,
  attempt: Attempt,
  change: Change,
  { why, step, notBefore }: ForNow & Pick<Change, 'notBefore'>,
): Promise<void> {
  if (step !== undefined) await moveStep(trx, attempt, step, { state: 'waiting' }, { name: 'write.lost' });
  const now = await findChange(trx, change.id);
  const to = { state: 'failed', retryable: true, why, notBefore } as const;
  // Nothing has come of it yet.
  await moveOn(trx, attempt, now ?? change, to, notBefore === null ? undefined : 'change.handed-back');
}

/** AWS can't be read, so nobody knows: whoever sweeps next asks again. */
export async function notKnownYet(attempt: Attempt, change: Change, why: string): Promise<Went> {
  if (change.state === 'unknown' || change.state === 'applied') return 'stop';
  await attempt.deps.store.transaction((trx) =>
    moveOn(trx, attempt, change, {
      state: 'unknown',
      why: words`It was sent, and Cooper could not read what came of it (${code(why)}). It goes on asking, and settles this as soon as AWS lets it read.`,
    }),
  );
  return 'stop';
}
