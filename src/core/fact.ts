/**
 * What reading one thing came to. Not being allowed to look (`denied`) and not getting an answer (`failed`)
 * are never the same as nothing there (`absent`).
 */
export type Fact<T> = Known<T> | Absent | Denied | Failed;

export interface Known<T> {
  readonly is: 'known';
  readonly value: T;
}

/** AWS says: not there. */
export interface Absent {
  readonly is: 'absent';
}

/** We may not look. */
export interface Denied {
  readonly is: 'denied';
  /** The IAM action that would have shown it, such as `s3:GetBucketPolicy`. */
  readonly action: string;
  /** AWS's own words; null where there were none (HEAD answers have no body). */
  readonly message: string | null;
}

export interface Failed {
  readonly is: 'failed';
  readonly why: FailureKind;
  /** AWS's code and words, or the client's: for people, never matched on. */
  readonly detail: string;
}

export type FailureKind = 'throttled' | 'timed out' | 'unreachable' | 'malformed' | 'no such bucket' | 'error';

export const known = <T>(value: T): Known<T> => ({ is: 'known', value });
export const absent: Absent = { is: 'absent' };
export const denied = (action: string, message: string | null = null): Denied => ({ is: 'denied', action, message });
export const failed = (why: FailureKind, detail: string): Failed => ({ is: 'failed', why, detail });
