import type { DeniedCalls } from './denied-calls.ts';
import type { Fact } from './fact.ts';
import type { Identity } from './identity.ts';
import type { JsonObject } from './json.ts';
import type { AccessPoint, VpcEndpoint } from './network.ts';
import type { Organization, OrganizationBlock } from './organization.ts';
import type { PublicCheck, Simulation } from './second-opinions.ts';
import type { Session } from './session.ts';
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
  /** What HeadObject alone says: there before `object` is, because it asks for nothing more. */
  readonly objectHead: ObjectHead;
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
  /** Whose the bucket is. */
  readonly owner: Owner;
  /** What IAM holds about the principal in question, else about the caller. Absent when IAM holds no such user or role. */
  readonly identity: Identity;
  /** How the session in question was made. Absent: the question is not about a role's session. */
  readonly session: Session;
  /** Organizations' control policies over the principal's and the bucket owner's accounts. Absent: no organization. */
  readonly organization: Organization;
  /** Block Public Access as the organization imposes it on the bucket owner's account. */
  readonly organizationBlock: OrganizationBlock;
  /** The VPC endpoints for S3 in the bucket's region, of the account that the request comes from. */
  readonly vpcEndpoints: readonly VpcEndpoint[];
  /** The access point that the question names. */
  readonly accessPoint: AccessPoint;
  /** CloudTrail management events that changed this bucket, newest first, of the last 90 days at most. */
  readonly recentChanges: readonly TrailEvent[];
  /** Calls about this bucket that AWS refused lately. */
  readonly deniedCalls: DeniedCalls;
  /** What IAM's policy simulator says of the principal and the action in question. */
  readonly simulation: Simulation;
  /** What IAM Access Analyzer says of the bucket policy. */
  readonly publicCheck: PublicCheck;
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

export interface Owner {
  /** Null: none of the accounts that we can list, so somebody else's. */
  readonly account: string | null;
  /** The canonical id, under which ACLs know the owner; null when S3 did not say. */
  readonly canonicalId: string | null;
  /** Canonical ids of the accounts that we have credentials for, by account. */
  readonly canonicalIds: Readonly<Record<string, string>>;
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
