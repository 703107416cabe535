import type { Denied, Failed } from './fact.ts';

/**
 * Calls about the bucket that AWS refused lately, as CloudTrail's event history tells. That history never holds data
 * events (CloudTrail user guide, «Working with CloudTrail event history»), so refused calls on objects are not among
 * them, and whether a trail logs those elsewhere cannot be seen from here; what KMS refused for an object is there.
 */
export interface DeniedCalls {
  /** Newest first, at most 20. */
  readonly groups: readonly DeniedCall[];
  /** Lookups that failed: there may be more refusals than these groups show. */
  readonly gaps: readonly (Denied | Failed)[];
  readonly dataEvents: 'not readable';
}

/** Refusals that differ in nothing but their moment. */
export interface DeniedCall {
  /** `Decrypt`, `PutBucketPolicy` */
  readonly name: string;
  /** `kms.amazonaws.com` */
  readonly source: string;
  readonly who: string | null;
  readonly errorCode: string;
  readonly message: string | null;
  readonly count: number;
  /** ISO 8601, UTC. */
  readonly first: string;
  readonly last: string;
  readonly vpcEndpointId: string | null;
  readonly sourceIp: string | null;
}
