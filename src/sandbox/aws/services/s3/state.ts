import type { History } from '../../history.ts';

export interface S3State {
  /** Names are global within a partition. */
  readonly buckets: Map<string, Bucket>;
  /** How many versions and uploads were ever made. */
  made: number;
}

export interface Bucket {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly createdAt: Date;
  /** The document of each sub-resource by its query name (`publicAccessBlock`): XML, for `policy` JSON; null when taken away. */
  readonly documents: Map<string, History<string | null>>;
  /** Configurations of which there may be many, by query name (`metrics`), then id. */
  readonly lists: Map<string, History<ReadonlyMap<string, string>>>;
  /** Stored grants; what is shown may be fewer. */
  acl: History<Acl>;
  /** By key; newest first; never an empty list. */
  readonly objects: Map<string, readonly ObjectVersion[]>;
  readonly uploads: Map<string, Upload>;
}

export type Permission = 'FULL_CONTROL' | 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP';
export type Grantee = { readonly id: string } | { readonly uri: string } | { readonly email: string };

export interface Acl {
  /** Canonical id. */
  readonly owner: string;
  readonly grants: readonly { readonly grantee: Grantee; readonly permission: Permission }[];
}

/** `virtual` content has a size and is made up when it is read, always the same for a key and size. */
export type Content =
  | { readonly is: 'stored'; readonly bytes: Buffer }
  | { readonly is: 'virtual'; readonly size: number };

export type Encryption =
  | { readonly algorithm: 'AES256' }
  | { readonly algorithm: 'aws:kms' | 'aws:kms:dsse'; readonly keyId: string; readonly bucketKey: boolean }
  | { readonly algorithm: 'SSE-C'; readonly keyMd5: string };

export interface Retention {
  readonly mode: 'GOVERNANCE' | 'COMPLIANCE';
  readonly until: Date;
}

interface Restore {
  readonly readyAt: Date;
  readonly expiresAt: Date;
}

export interface ObjectVersion {
  readonly key: string;
  /** `null` (the text) where versioning was not enabled. */
  readonly versionId: string;
  readonly at: Date;
  /** Canonical id. */
  readonly owner: string;
  /** Null for a delete marker. */
  readonly data: ObjectData | null;
}

export interface ObjectData {
  readonly content: Content;
  /** With quotes. */
  readonly etag: string;
  /** `content-type`, `cache-control` … as they are sent back. */
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly storageClass: string;
  readonly encryption: Encryption;
  /** Header name to value, such as `x-amz-checksum-crc32`. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly retention: Retention | null;
  readonly legalHold: boolean;
  readonly acl: Acl;
  readonly replicationStatus: string | null;
  readonly restore: Restore | null;
  readonly websiteRedirect: string | null;
  /** Sizes of the parts, for an object that was uploaded in parts. */
  readonly parts: readonly number[] | null;
}

export interface Upload {
  readonly id: string;
  readonly key: string;
  readonly at: Date;
  readonly initiator: string;
  readonly owner: string;
  /** What the object will be, but for its content. */
  readonly data: Omit<ObjectData, 'content' | 'etag' | 'parts'>;
  readonly parts: Map<number, Part>;
}

export interface Part {
  readonly number: number;
  readonly etag: string;
  readonly at: Date;
  readonly content: Content;
}

export function newS3State(): S3State {
  return { buckets: new Map(), made: 0 };
}
