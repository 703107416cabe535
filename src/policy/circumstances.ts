import type { Layer } from './decision.ts';
import type { AccessPoint, KeyFacts, Maybe, S3Facts } from './gates/s3-facts.ts';

/** What a decision depends on beside policies and request. */
export interface Circumstances {
  /** The account that owns the bucket or key. */
  readonly owner: string;
  readonly rcpFullAccessImplicit: boolean;
  /** RestrictPublicBuckets is in force, and S3 calls the policy of the bucket or of the access point public. */
  readonly publicPolicyCutOff: Maybe<boolean>;
  /** Layers of which some document could not be read. */
  readonly unread: readonly Layer[];
  /** Not given: the policies alone decide. */
  readonly s3?: S3Facts | undefined;
  /** Not given: the request goes to the bucket itself. The resource of the request is the access point's then. */
  readonly accessPoint?: AccessPoint | undefined;
  /** Not given: nothing but the key policy opens the key. */
  readonly key?: KeyFacts | undefined;
}
