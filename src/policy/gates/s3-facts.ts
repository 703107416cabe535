import type { Resource } from '../policy.ts';
import type { Unseen } from '../pattern.ts';

/** Unknown: could not be read. Absent things have values of their own. */
export type Maybe<T> = T | 'unknown';

/** What S3 itself asks about before it answers, beside every policy. Each part may be unknown. */
export interface S3Facts {
  /** Null: not given, and then ACLs count only where there are any. */
  readonly objectOwnership: Maybe<ObjectOwnership | null>;
  /** The account that owns the object; null: the bucket's owner does, or there is no object yet. */
  readonly objectOwner: Maybe<string | null>;
  /** The canonical user id of the bucket's owner; not given where no one asks for it. */
  readonly bucketOwnersId?: Maybe<string | null>;
  /** Null: not given. Every ACL gives its owner everything by default. */
  readonly bucketAcl: Maybe<readonly AclGrant[] | null>;
  readonly objectAcl: Maybe<readonly AclGrant[] | null>;
  /** In force on any level: organization, account, bucket or access point. */
  readonly blockPublicAcls: Maybe<boolean>;
  readonly ignorePublicAcls: Maybe<boolean>;
  readonly blockPublicPolicy: Maybe<boolean>;
  /** Whether S3 would call the policy that is being written public; null: none is. */
  readonly writtenPolicyIsPublic: Maybe<boolean | null>;
  readonly requesterPays: Maybe<boolean>;
  /** Of the object's version. */
  readonly objectLock: Maybe<ObjectLock | null>;
  readonly blockedEncryptionTypes: Maybe<readonly string[]>;
  /** Null: not given, and then the request's tags stand as they are. */
  readonly bucketAbac: Maybe<boolean | null>;
  /** What the request sends, by header name in lower case. */
  readonly header: (name: string) => string | Unseen | undefined;
}

type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

export interface AclGrant {
  /** An account's canonical user id, or the address of a group. */
  readonly grantee: { readonly canonicalId: string } | { readonly uri: string };
  readonly permission: 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP' | 'FULL_CONTROL';
}

export interface ObjectLock {
  readonly retention: { readonly mode: 'COMPLIANCE' | 'GOVERNANCE'; readonly until: Date } | null;
  readonly legalHold: boolean;
}

/** The request came through an access point: what it is, and what lies behind it. */
export interface AccessPoint {
  /** The account that owns the access point, which need not be the bucket's. */
  readonly account: string;
  /** Null: it takes requests from the internet. */
  readonly vpcId: Maybe<string | null>;
  /** The bucket or object itself, for the bucket policy. */
  readonly underlying: Resource;
}

/** What KMS needs beside policies when the resource is a key. */
export interface KeyFacts {
  readonly grants: Maybe<readonly KeyGrant[]>;
  /** The pairs of the encryption context in the request. */
  readonly encryptionContext: Maybe<Readonly<Record<string, string>>>;
}

export interface KeyGrant {
  /** An ARN. */
  readonly granteePrincipal: string;
  /** `Decrypt`, as KMS names its operations. */
  readonly operations: readonly string[];
  /** The context must be exactly these pairs; null: not asked for. */
  readonly contextEquals: Readonly<Record<string, string>> | null;
  /** The context must hold at least these pairs. */
  readonly contextSubset: Readonly<Record<string, string>> | null;
}
