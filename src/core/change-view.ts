import { actorId } from './actor.ts';
import { type Approval, type Change, type ChangeState, isWaiting, type Step } from './change.ts';
import type { RiskClass } from './remedy.ts';
import type { Verdict } from './report.ts';
import { code, plain, type Words, words } from './words.ts';

/** What a person may do with a change. */
export const verbs = [
  'request',
  'approve',
  'reject',
  'cancel',
  'retry',
  'undo',
  'again',
  'details',
  'break-glass',
] as const;
export type Verb = (typeof verbs)[number];

/** A change as faces show it. */
export interface ChangeView {
  readonly change: Change;
  /** Oldest first. */
  readonly approvals: readonly Approval[];
  /** The kill switch is on: nothing is applied. */
  readonly lockdown: boolean;
  /** Nobody could approve it, or this person may not ask: it was not stored, so nothing can be done with it. */
  readonly onlyShown?: true;
}

/** What may be done next, most wanted first. Who may do it is decided when they do it. */
export function verbsOf({ change, lockdown, onlyShown }: ChangeView): readonly Verb[] {
  if (onlyShown === true) return [];
  const next = nextVerbs(change).filter((verb) => !lockdown || onlyEnds.has(verb));
  return [...next, 'details'];
}

/** These lead to no write, so a lockdown leaves them: a preview is none, and can't be requested meanwhile. */
const onlyEnds: ReadonlySet<Verb> = new Set(['reject', 'cancel', 'undo', 'again']);

const byState = {
  draft: ['request', 'cancel'],
  pending: ['approve', 'reject', 'cancel'],
  approved: ['cancel'],
  applying: [],
  unknown: [],
  applied: ['undo'],
  verified: ['undo'],
  failed: ['again'],
  drifted: ['again'],
  rejected: [],
  cancelled: [],
  expired: ['again'],
  superseded: [],
  undone: [],
} as const satisfies Record<ChangeState, readonly Verb[]>;

function nextVerbs({ state, retryable, notBefore, ruled }: Change): readonly Verb[] {
  if (state === 'failed' && retryable) return notBefore === null ? ['retry', 'cancel'] : ['cancel'];
  if (state === 'pending' && ruled.breakGlass) return [...byState.pending, 'break-glass'];
  return byState[state];
}

/** Approvals of what the change is now, one for each person, oldest first. */
export function standingApprovals({ change, approvals }: ChangeView): readonly Approval[] {
  const people = new Map<string, Approval>();
  for (const approval of approvals)
    if (approval.digest === change.digest && !people.has(approval.person)) people.set(approval.person, approval);
  return [...people.values()];
}

/** A word for each state, and how it is to be taken. Only what was read back is good news. */
export const stateWords = {
  draft: { is: 'note', word: 'Preview' },
  pending: { is: 'note', word: 'Waiting' },
  approved: { is: 'note', word: 'Approved' },
  applying: { is: 'note', word: 'Applying' },
  unknown: { is: 'unknown', word: 'Unknown' },
  applied: { is: 'note', word: 'Written' },
  verified: { is: 'ok', word: 'Done' },
  failed: { is: 'problem', word: 'Failed' },
  drifted: { is: 'problem', word: 'Drifted' },
  rejected: { is: 'problem', word: 'Rejected' },
  cancelled: { is: 'note', word: 'Cancelled' },
  expired: { is: 'problem', word: 'Expired' },
  superseded: { is: 'note', word: 'Superseded' },
  undone: { is: 'note', word: 'Undone' },
} as const satisfies Record<ChangeState, { is: Verdict['is']; word: string }>;

/** What a change's class of risk means. */
export const riskWords = {
  A: 'low risk: it adds, and the setting can be put back',
  B: 'high risk: access that works now may stop, or a protection ends',
  C: 'high risk: it deletes data, or can’t be undone',
} as const satisfies Record<RiskClass, string>;

/** How a change stands, as one line behind its state's word. The same on every face. */
export function headline(view: ChangeView): Words {
  const { change, lockdown } = view;
  // How all others are shown does not hang on it, so that their cards stay true.
  const stopped = lockdown && isWaiting(change);
  return stopped ? words`${said(view)} A lockdown is on: nothing is applied until an admin ends it.` : said(view);
}

const said = (view: ChangeView): Words => sayings[view.change.state](view);

const sayings: Readonly<Record<ChangeState, (view: ChangeView) => Words>> = {
  draft: () => words`Nothing has been changed, and nobody has been asked yet.`,
  pending: waiting,
  approved: (view) => words`${agreed(view)} ${beginning(view)}`,
  applying: (view) => words`${count(view)} Cooper is writing it now.`,
  unknown: () => words`A write was sent, and whether it arrived is not known. Cooper reads AWS to find out.`,
  applied: () => words`AWS took it. Cooper is reading it back.`,
  verified: ({ change: { breakGlass } }) =>
    breakGlass === null
      ? words`Cooper read it back, and AWS has it as it was approved.`
      : words`Cooper read it back, and AWS has it as it was previewed. It went by break-glass: one person answers for it.`,
  undone: () => words`Another change took it back.`,
  failed: ({ change }) => words`${traces(change)}${onceMore(change)}`,
  drifted: ({ change }) => words`The configuration is no longer what the preview showed. ${traces(change)}`,
  rejected: ({ change }) => words`An approver said no. ${traces(change)}`,
  cancelled: ({ change }) => words`It was called off. ${traces(change)}`,
  expired: ({ change }) => words`Its time ran out before it was applied. ${traces(change)}`,
  superseded: ({ change }) => words`A newer preview of the same setting took its place. ${traces(change)}`,
};

/** What somebody wants once more, or Cooper goes on with by itself, waits for nobody. */
function onceMore({ retryable, notBefore }: Change): string {
  if (!retryable) return '';
  return notBefore === null ? ' It may be tried again.' : ' Cooper tries it again.';
}

function waiting(view: ChangeView): Words {
  const { approvals: needed } = view.change.ruled;
  const given = standingApprovals(view).length;
  const more = Math.max(needed - given, 0);
  if (given === 0) return needed === 1 ? words`One person must approve.` : words`${needed} people must approve.`;
  return words`Approved by ${given} of ${needed}. Waiting for ${more === 1 ? 'one' : more} more.`;
}

function count(view: ChangeView): Words {
  if (view.change.breakGlass !== null) return words`Break-glass: one person answers for it.`;
  const { approvals: needed } = view.change.ruled;
  const given = standingApprovals(view).length;
  return words`Approved by ${given} of ${Math.max(needed, given)}.`;
}

/** Behind the word «Approved». */
function agreed(view: ChangeView): Words {
  if (view.change.breakGlass !== null) return count(view);
  const given = standingApprovals(view).length;
  return words`${given} of ${Math.max(view.change.ruled.approvals, given)} said yes.`;
}

/** A pause after the last approval, or quiet hours, are named; without them it begins at once. */
function beginning(view: ChangeView): Words {
  const { notBefore, expiresAt, ruled } = view.change;
  if (notBefore !== null && Date.parse(notBefore) >= Date.parse(expiresAt))
    return words`But it may not be applied before ${utc(notBefore)}, and it expires at ${utc(expiresAt)}: preview it again then.`;
  const last = standingApprovals(view).at(-1)?.at ?? view.change.createdAt;
  if (notBefore === null || Date.parse(notBefore) - Date.parse(last) < 1_000) return words`Cooper applies it next.`;
  const isLate = Date.parse(notBefore) - Date.parse(last) > ruled.delayMs + 1_000;
  const quiet = isLate && (ruled.quiet ?? []).length > 0 ? ': until then there are quiet hours' : '';
  return words`Cooper applies it, not before ${utc(notBefore)}${quiet}.`;
}

/** What keeps it from being applied at once: said before anybody approves. */
export function waitsOf({ ruled: { delayMs, quiet = [] } }: Pick<Change, 'ruled'>): readonly string[] {
  const minutes = Math.ceil(delayMs / 60_000);
  const pause = `Applied ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} after the last approval`;
  return [
    ...(minutes > 0 ? [pause] : []),
    ...(quiet.length > 0 ? [`Not applied in quiet hours: ${quiet.join('; ')}`] : []),
  ];
}

/** Whoever broke the glass, by name where their approval has it. */
export function breakerOf({ change: { breakGlass }, approvals }: ChangeView): string | null {
  if (breakGlass === null) return null;
  const id = actorId(breakGlass.by);
  return approvals.find(({ approver }) => actorId(approver) === id)?.person ?? id;
}

/** What the remedy was told, as `, days=3`: whole documents the comparison shows, and what an undo is of is said apart. */
export const paramsOf = ({ remedy: { params } }: Pick<Change, 'remedy'>): Words =>
  Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'object' || name === 'of' ? [] : [', ', code(`${name}=${value}`)],
  );

/** Why a step is as it is; null where the change itself says so already. */
export function whyOfStep({ why: said }: Pick<Change, 'why'>, { why }: Pick<Step, 'why'>): string | null {
  if (why === null || said === null) return why;
  return plain(said).includes(why.replace(/\.$/, '')) ? null : why;
}

/** What a change that went no further has left in AWS. Never says «nothing» where something may have been written. */
function traces({ steps }: Change): Words {
  const has = (...states: readonly Change['steps'][number]['state'][]) =>
    steps.some(({ state }) => states.includes(state));
  if (has('stuck')) return words`A step is not as it should be, and was not taken back: somebody must look at it.`;
  if (has('sending', 'undoing')) return words`Whether a write arrived is not known.`;
  if (has('written', 'verified')) return words`Some of it was written.`;
  if (has('undone')) return words`What had been written was taken back.`;
  return words`Nothing was changed.`;
}

/** What to do about a change that goes no further by itself; null where there is nothing to do. */
export function nextStep({ change, lockdown }: ChangeView): Words | null {
  const { state, followedBy } = change;
  if (change.steps.some((step) => step.state === 'stuck'))
    return words`Compare the bucket with the preview, and put it right by hand.`;
  if (state === 'superseded' && followedBy !== null) return words`Go on with ${code(`changes show ${followedBy}`)}.`;
  return lockdown && isWaiting(change) ? null : wayOn(change);
}

function wayOn({ state, retryable, notBefore }: Change): Words | null {
  if (state === 'drifted' || state === 'expired') return words`Preview it again: that reads AWS as it is now.`;
  if (state !== 'failed') return null;
  if (!retryable) return words`Put right what stood in the way, then preview it again.`;
  return notBefore === null ? words`Try it again, or cancel it.` : null;
}

/** `2026-11-22 03:10 UTC`; what is no time stays as it is. */
function utc(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
