import type { Principal } from '../../../core/principal.ts';
import type { Tag } from '../../../core/settings.ts';
import type { Words } from '../../../core/words.ts';

/** One condition key as this request has it. */
export interface ContextValue {
  /** As AWS spells it: `aws:SourceIp`, `aws:PrincipalTag/team`. */
  readonly key: string;
  /**
   * `known`: from what was read or told. `assumed`: what requests of this kind have unless somebody says otherwise.
   * `unknown`: only the request itself would tell; then `values` says nothing.
   */
  readonly status: 'known' | 'assumed' | 'unknown';
  /** `null`: the request does not have the key. */
  readonly values: readonly string[] | null;
  readonly why: Words;
}

/** One action that is asked for, by whom and of what. */
export interface ContextRequest {
  readonly principal: Principal;
  /** `s3:GetObject`. */
  readonly action: string;
  readonly resourceArn: string;
  /** The account that owns the bucket or key; `null`: not known. */
  readonly resourceAccount: string | null;
}

/** What is known around the request. `'unknown'`: it could not be read. */
export interface ContextAbout {
  /** ISO 8601, UTC. */
  readonly now: string;
  /** The bucket's region. */
  readonly region: string | null;
  readonly partition: string;
  /** `null` or empty: it has none. */
  readonly bucketTags: readonly Tag[] | null | 'unknown';
  /** Whether the bucket's tags count in policies (GetBucketAbac). */
  readonly abac: boolean | 'unknown';
  readonly objectTags: readonly Tag[] | null | 'unknown';
  /** The ARN of the role behind a session, as IAM has it: only IAM knows the role's path. */
  readonly roleArn?: string | null;
  /** Of the user or role. A session may have tags of its own over them. */
  readonly principalTags: readonly Tag[] | 'unknown';
  /** `AIDA…` or `AROA…`. */
  readonly principalUniqueId: string | null;
  /** `null`: its account is in no organization. */
  readonly principalOrganization: Organization | null | 'unknown';
  readonly resourceOrganization: Organization | null | 'unknown';
  /** What S3 tells KMS as `aws:s3:arn`: the object's ARN, or the bucket's with a Bucket Key; `unknown` if that could not be read. */
  readonly encryptionContext: string;
  readonly versionId: string | null;
  /** The way the request came, from an error text or CloudTrail; a null inside is not told. */
  readonly via: Via | null;
  /** Request headers, by their names in small letters; what is not here is assumed not to be sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly accessPoint: AccessPoint | null;
}

export interface Organization {
  /** `o-…` */
  readonly id: string;
  /** `o-…/r-…/ou-…/`, as `aws:PrincipalOrgPaths` has them; `null`: not known. */
  readonly paths: readonly string[] | null;
}

export interface Via {
  readonly vpcEndpointId: string | null;
  readonly vpcId: string | null;
  readonly sourceIp: string | null;
}

interface AccessPoint {
  readonly arn: string;
  readonly account: string;
  readonly networkOrigin: 'Internet' | 'VPC' | null;
}

/** One condition key: what is known of it, for any request. */
export interface ContextRow {
  /** As AWS spells it; one that ends in a slash or colon is followed by a name of somebody's own: `aws:PrincipalTag/`. */
  readonly key: string;
  /** When requests have it: the end of «requests have it …». */
  readonly when: string;
  /** AWS's page about it. */
  readonly source: string;
  readonly of: (request: ContextRequest, about: ContextAbout, name: string) => Answer;
}

export type Answer = Omit<ContextValue, 'key'>;
