import type { Words } from './words.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** What an AWS call answered that a claim rests on. */
export interface Evidence {
  /** The API call, such as `GetBucketPolicyStatus`. */
  readonly call: string;
  /** What of its answer mattered: plain JSON. */
  readonly saw: unknown;
}

/** Something that could not be seen: why, and the IAM actions that would show it (none if permission is not the trouble). */
export interface Unknown {
  readonly what: string;
  /** `depends`: nobody can see it without knowing more about the request. */
  readonly why: 'denied' | 'failed' | 'not read' | 'depends';
  readonly because: Words;
  readonly needs: readonly string[];
  /** What was answered to who wanted to look, where it is short. */
  readonly said?: string;
}

export type Outcome =
  | { readonly is: 'pass'; readonly because: Words; readonly evidence: readonly Evidence[] }
  | { readonly is: 'fail'; readonly because: Words; readonly evidence: readonly Evidence[]; readonly next: Words }
  | { readonly is: 'unknown'; readonly because: Words; readonly needs: readonly string[] }
  | { readonly is: 'not applicable'; readonly because: Words };

/** One check's word on one target. */
export interface Finding {
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
  readonly outcome: Outcome;
  /** The id of the remedy that would turn a fail into a pass; null where there is none. */
  readonly remedy: string | null;
}
