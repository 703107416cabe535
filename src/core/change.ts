import type { Actor, Origin } from './actor.ts';
import type { Json, JsonObject } from './json.ts';
import type { DiffSection } from './report.ts';
import type { RiskClass } from './remedy.ts';
import type { SettingName } from './settings.ts';
import type { Words } from './words.ts';

/** Every state of a change, and those it may move to. A property test walks this table. */
export const transitions = {
  draft: ['pending', 'cancelled', 'expired', 'superseded'],
  pending: ['approved', 'rejected', 'cancelled', 'expired', 'superseded'],
  approved: ['applying', 'cancelled', 'expired', 'superseded', 'drifted'],
  applying: ['applied', 'drifted', 'unknown', 'failed'],
  /** Sent, outcome not known: only reading AWS decides. */
  unknown: ['applying', 'applied', 'drifted', 'failed'],
  /** Written, not read back yet. */
  applied: ['verified', 'failed'],
  verified: ['undone'],
  /** `retryable` says whether it may be applied again while it has not expired. */
  failed: ['applying', 'expired', 'cancelled', 'superseded'],
  drifted: [],
  rejected: [],
  cancelled: [],
  expired: [],
  superseded: [],
  undone: [],
} as const satisfies Record<string, readonly string[]>;

export type ChangeState = keyof typeof transitions;
export const changeStates = Object.keys(transitions) as readonly ChangeState[];

export const mayMove = (from: ChangeState, to: ChangeState): boolean =>
  (transitions[from] as readonly ChangeState[]).includes(to);

/** Nobody has to do anything about it any more. `failed` is open as long as it may be tried again. */
export const isOpen = (change: Pick<Change, 'state' | 'retryable'>): boolean =>
  isWaiting(change) || ['applying', 'unknown', 'applied'].includes(change.state);

/** It waits for people, for its time, or to be tried again: nothing is being written, and it can still expire. */
export const isWaiting = ({ state, retryable }: Pick<Change, 'state' | 'retryable'>): boolean =>
  ['draft', 'pending', 'approved'].includes(state) || (state === 'failed' && retryable);

/** Where a change is made. */
export interface Place {
  /** 12 digits: nothing is written before it is known. */
  readonly account: string;
  readonly region: string;
  /** Null: the account as a whole. */
  readonly bucket: string | null;
}

/**
 * `waiting`: nothing was sent. `sending`: the intent is recorded, and the call may or may not have been made. `written`:
 * AWS said yes. `verified`: read back. `refused`: AWS said no, nothing changed. `undoing`, `undone`: a later step failed.
 * `stuck`: it could not be undone, which a person must look at.
 */
export type StepState = 'waiting' | 'sending' | 'written' | 'verified' | 'refused' | 'undoing' | 'undone' | 'stuck';

/** One setting of one place, before and after. */
export interface Step {
  /** From 0. */
  readonly nth: number;
  readonly place: Place;
  readonly setting: SettingName;
  /** Null is «not there». */
  readonly before: Json;
  readonly after: Json;
  /** What undo leaves: `before`, unless the remedy promised something else. */
  readonly undone: Json;
  readonly state: StepState;
  /** How often a write was sent or may have been sent. */
  readonly attempts: number;
  /** AWS's request id of the write, as CloudTrail has it; null as long as it is not known. */
  readonly requestId: string | null;
  /** What went wrong with it, for people. */
  readonly why: string | null;
  /** What somebody else has put there since the preview, as Cooper saw it; null where it saw nothing of the kind. */
  readonly found: { readonly is: Json } | null;
}

export interface Approval {
  readonly approver: Actor;
  /** Whoever this is, on whichever face: two approvals of one person count once. */
  readonly person: string;
  readonly digest: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The change on which it was given, when it was copied from an identical preview. */
  readonly from: string | null;
}

/** What the rules demanded when the change was proposed; at each act the rules of that moment decide anew. */
export interface Ruled {
  readonly rule: string;
  /** Distinct people. */
  readonly approvals: number;
  readonly selfApproval: boolean;
  /** Who may approve, by name, for people. */
  readonly approvers: readonly string[];
  /** Between the last approval and applying. */
  readonly delayMs: number;
  /** Whether somebody may apply it alone in an emergency, for a typed reason. */
  readonly breakGlass: boolean;
  /** Hours in which it is not applied, in words; changes of before this was kept have none. */
  readonly quiet?: readonly string[];
}

/** One remedy on one target. */
export interface Change {
  readonly id: string;
  readonly remedy: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly params: JsonObject;
  };
  readonly place: Place;
  readonly risk: RiskClass;
  readonly steps: readonly Step[];
  /** Digest of each fact that the judgement used, by place and name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What an approval approves: remedy, parameters, place, steps and inputs. */
  readonly digest: string;
  /** Counts the previews shown: a button of an older one is out of date. */
  readonly revision: number;
  /** Counts every update of the row. */
  readonly version: number;
  readonly state: ChangeState;
  readonly retryable: boolean;
  /** Why it is as it is, for people; null where the state says all. */
  readonly why: Words | null;
  readonly requester: Actor;
  readonly requesterPerson: string;
  readonly origin: Origin;
  readonly ruled: Ruled;
  readonly preview: Preview;
  readonly breakGlass: { readonly by: Actor; readonly reason: string; readonly ticket: string } | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Not to be applied before; null as long as it is not approved. */
  readonly notBefore: string | null;
  readonly endedAt: string | null;
  /** The change that this one undoes. */
  readonly undoes: string | null;
  /** The change that undid this one, or took its place. */
  readonly followedBy: string | null;
}

/** What a person is shown before they decide. Plain JSON; shown as it was, never computed again. */
export interface Preview {
  readonly diffs: readonly DiffSection[];
  readonly affected: readonly Affected[];
  readonly notKnown: readonly Words[];
  readonly loses: readonly Words[];
  readonly notes: readonly Words[];
  /** Null: undo restores everything. */
  readonly undoLeaves: Words | null;
  /** The calls that apply it makes, and the permission each needs. */
  readonly calls: readonly { readonly call: string; readonly action: string; readonly resource: string }[];
}

/** Somebody or something that the change meets. */
export interface Affected {
  /** `loses`: what worked stops. `gains`: what was refused works. `perhaps`: it can't be told. */
  readonly how: 'loses' | 'gains' | 'perhaps';
  /** A principal, a service, a website …: for people. */
  readonly who: Words;
  readonly what: Words;
  /** On what this rests: an API call, or the policy evaluation. */
  readonly evidence: string;
}
