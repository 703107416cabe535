import type { Because } from './because.ts';
import type { Maybe } from './gates/s3-facts.ts';

/** Whatever can stand in a request's way, in the order in which blockers are named. */
export const layers = [
  'scp',
  'rcp',
  'vpc_endpoint',
  'resource',
  'access_point',
  'identity',
  'permissions_boundary',
  'session',
  's3_block_public_access',
  'acl',
  'ownership',
  'kms',
  'requester_pays',
  'object_lock',
  'encryption_type',
] as const;

export type Layer = (typeof layers)[number];

export interface Decision {
  readonly decision: 'allow' | 'explicit_deny' | 'implicit_deny';
  /** Each of these would still refuse if every other layer allowed. Empty on allow. */
  readonly blockedBy: readonly Layer[];
  readonly reasons: readonly StatementReason[];
  /** The rules of S3's own that refuse, or of which nobody can tell. */
  readonly gates: readonly GateReason[];
}

/** Why one statement decided, or nearly did. */
export interface StatementReason {
  readonly layer: Layer;
  /** Of the organization, for SCPs and RCPs. */
  readonly level: string | null;
  readonly policy: string;
  /** From 1. */
  readonly statement: number;
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  /** As it was decided: what is open goes the way of the outlook. */
  readonly matched: boolean;
  /** What kept it from matching, or what is open about it. */
  readonly because: Because | null;
}

/** What one of S3's own rules said. */
export interface GateReason {
  readonly layer: Layer;
  readonly refuses: Maybe<boolean>;
  /** In plain words, without the request's own values. */
  readonly because: string;
}
