import type { JsonObject } from './json.ts';

/**
 * What each bucket setting holds, in AWS's own words and shapes, as plain JSON (dates as ISO 8601 text).
 * Only what Cooper looks into is spelled out; the rest of a document travels along untouched, so that it can be
 * written back whole. An absent setting is an `absent` Fact, never an empty value, unless AWS itself answers so.
 */
export interface Settings {
  readonly publicAccessBlock: PublicAccessBlock;
  /** The account's setting; it already shows what an organization policy imposes (S3 user guide, «Blocking public access»). */
  readonly accountPublicAccessBlock: PublicAccessBlock;
  /** The policy document, parsed. */
  readonly policy: PolicyDocument;
  readonly policyStatus: { readonly IsPublic: boolean };
  readonly ownershipControls: { readonly ObjectOwnership: ObjectOwnership };
  /** Effective grants, not the stored ones: with IgnorePublicAcls or ACLs disabled they look cleaner than they are. */
  readonly acl: Acl;
  readonly encryption: Encryption;
  /** Both null when versioning was never touched. */
  readonly versioning: {
    readonly Status: 'Enabled' | 'Suspended' | null;
    readonly MFADelete: 'Enabled' | 'Disabled' | null;
  };
  /** Null when access logging is off. */
  readonly logging: { readonly LoggingEnabled: JsonObject | null };
  readonly lifecycle: JsonObject & { readonly Rules: readonly JsonObject[] };
  readonly replication: JsonObject & { readonly Rules: readonly JsonObject[] };
  readonly notification: JsonObject;
  readonly website: JsonObject;
  readonly cors: { readonly CORSRules: readonly JsonObject[] };
  readonly requestPayment: { readonly Payer: 'BucketOwner' | 'Requester' };
  readonly accelerate: { readonly Status: 'Enabled' | 'Suspended' | null };
  readonly objectLock: JsonObject & { readonly ObjectLockEnabled: string };
  readonly tagging: { readonly TagSet: readonly Tag[] };
  readonly abac: { readonly Status: 'Enabled' | 'Disabled' };
  readonly metadata: JsonObject;
  /** The first version of S3 Metadata, which only buckets that had it keep. */
  readonly metadataTable: JsonObject;
  readonly metrics: readonly NamedConfiguration[];
  readonly inventory: readonly NamedConfiguration[];
  readonly analytics: readonly NamedConfiguration[];
  readonly intelligentTiering: readonly NamedConfiguration[];
}

export type SettingName = keyof Settings;

export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

/** As S3 returned it: a policy that S3 holds was validated when it was put, but may use any legal spelling. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | { readonly [kind: string]: string | readonly string[] };
  readonly NotPrincipal?: '*' | { readonly [kind: string]: string | readonly string[] };
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: {
    readonly [operator: string]: { readonly [key: string]: ConditionValue | readonly ConditionValue[] };
  };
}

type ConditionValue = string | number | boolean;

export interface Acl {
  /** The canonical id of the owner. */
  readonly owner: string | null;
  readonly grants: readonly Grant[];
}

export interface Grant {
  readonly grantee: { readonly id: string } | { readonly uri: string } | { readonly email: string };
  readonly permission: 'FULL_CONTROL' | 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP';
}

export interface Encryption {
  readonly Rules: readonly {
    readonly SSEAlgorithm: string | null;
    readonly KMSMasterKeyID: string | null;
    readonly BucketKeyEnabled: boolean;
    /**
     * As S3 says it: encryption types that uploads may not use (`SSE-C`), or the one word `NONE`; empty when S3 says
     * nothing of it (S3 API reference, BlockedEncryptionTypes).
     */
    readonly BlockedEncryptionTypes: readonly string[];
  }[];
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** A configuration of which a bucket may have many, each under an id of its own. */
export type NamedConfiguration = JsonObject & { readonly Id: string };
