import type { Fact } from './fact.ts';
import type { JsonObject } from './json.ts';
import type { Acl, PolicyDocument, Settings, Tag } from './settings.ts';
import type { Target } from './target.ts';

/** What is only read, never written back. */
interface Measures {
  /** HeadBucket: does the name exist, where, and may we list it? */
  readonly bucket: Bucket;
  /** Who we are to AWS: GetCallerIdentity. */
  readonly caller: Caller;
  /** HeadObject, and a one-byte GetObject where HeadObject could not say why. */
  readonly object: ObjectRead;
  /** Effective grants of the object. */
  readonly objectAcl: Acl;
  readonly objectTags: readonly Tag[];
  readonly objectRetention: JsonObject;
  readonly objectLegalHold: JsonObject;
  /** Versions and delete markers of exactly this key, newest first, at most 50. */
  readonly objectVersions: readonly ObjectVersion[];
  /** Up to 20 keys that look like the one that was asked for, for «did you mean». */
  readonly nearbyKeys: readonly string[];
  /** The KMS key of the object, else of the bucket's default encryption. */
  readonly kmsKey: KmsKey;
  readonly kmsKeyPolicy: PolicyDocument;
  readonly kmsGrants: readonly JsonObject[];
  /** What IAM holds about the caller: a role or user with its policies, boundary and tags. */
  readonly identity: Identity;
  /** CloudTrail management events that changed this bucket, newest first, of the last 90 days at most. */
  readonly recentChanges: readonly TrailEvent[];
}

export type MeasureName = keyof Measures;

/** Every thing Cooper can know of a target, by name. */
export interface FactValues extends Settings, Measures {}
export type FactName = keyof FactValues;

export type Reads = { readonly [Name in FactName]?: Fact<FactValues[Name]> };

/** All that is known of a target at one moment. Plain JSON: it can be saved, attached to a report and judged again. */
export interface Facts {
  readonly target: Target;
  /** When reading began: ISO 8601, UTC. */
  readonly at: string;
  /** A name that is not here was not read. */
  readonly reads: Reads;
}

export interface Bucket {
  /** From `x-amz-bucket-region`, which S3 sends even on 301 and 403 (HeadBucket API reference); null when it did not. */
  readonly region: string | null;
  /** Whether HeadBucket, and so s3:ListBucket, was allowed. 301 alone does not tell: null. */
  readonly listable: boolean | null;
  /** False when the bucket exists but is not owned by the account that the question or configuration expects. */
  readonly expectedOwner: boolean | null;
}

export interface Caller {
  readonly arn: string;
  readonly account: string;
}

/**
 * `readable`: we were given its first byte or its headers. `delete marker`: the latest version, or the one asked
 * for, is a delete marker. `archived`: it must be restored first. `needs key`: SSE-C. `hidden`: 403, and it can't be
 * told whether the key is missing or forbidden, because we may not list the bucket. `forbidden`: it exists and is refused.
 */
export type ObjectRead =
  | { readonly is: 'readable'; readonly head: ObjectHead }
  | { readonly is: 'delete marker'; readonly versionId: string | null }
  | {
      readonly is: 'archived';
      readonly head: ObjectHead | null;
      readonly storageClass: string | null;
      readonly restoring: boolean;
    }
  | { readonly is: 'needs key' }
  | { readonly is: 'hidden'; readonly message: string | null }
  | {
      readonly is: 'forbidden';
      readonly head: ObjectHead | null;
      readonly code: string;
      readonly message: string | null;
    };

export interface ObjectHead {
  /** Bytes. */
  readonly size: number;
  /** ISO 8601, UTC. */
  readonly lastModified: string | null;
  readonly versionId: string | null;
  /** `STANDARD` when S3 leaves the header out. */
  readonly storageClass: string;
  /** `AES256`, `aws:kms`, `aws:kms:dsse`; null for SSE-C. */
  readonly encryption: string | null;
  readonly kmsKeyId: string | null;
  readonly bucketKeyEnabled: boolean;
  /** The `x-amz-restore` header. */
  readonly restore: string | null;
  readonly replicationStatus: string | null;
}

export interface ObjectVersion {
  readonly versionId: string;
  readonly isLatest: boolean;
  readonly isDeleteMarker: boolean;
  readonly lastModified: string | null;
  readonly size: number | null;
  /** Canonical id. */
  readonly owner: string | null;
}

export interface KmsKey {
  readonly arn: string;
  /** `Enabled`, `Disabled`, `PendingDeletion`, `PendingImport`, `Unavailable` … */
  readonly state: string;
  readonly manager: 'AWS' | 'CUSTOMER';
  readonly account: string;
  readonly region: string;
  readonly multiRegion: boolean;
  readonly deletionDate: string | null;
}

export interface Identity {
  readonly arn: string;
  readonly uniqueId: string;
  readonly tags: readonly Tag[];
  readonly boundaryArn: string | null;
  readonly policies: readonly IdentityPolicy[];
}

export interface IdentityPolicy {
  readonly name: string;
  /** Null for an inline policy. */
  readonly arn: string | null;
  /** Where it hangs: `role`, `user` or `group <name>`. */
  readonly on: string;
  /** Each document is a fact of its own: one that can't be read hides none of the others. */
  readonly document: Fact<PolicyDocument>;
}

export interface TrailEvent {
  readonly id: string;
  /** CloudTrail's `eventName`, which is the API's name with few exceptions: `PutBucketPolicy`. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The ARN or name that CloudTrail gives. */
  readonly who: string | null;
  readonly errorCode: string | null;
  readonly source: string;
}
