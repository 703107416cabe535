import type { State } from '../../state.ts';
import { cannedAcl } from './acl/canned.ts';
import { canonicalId } from './canonical-id.ts';
import { checksumsFor } from './objects/checksums.ts';
import { etagOf } from './objects/content.ts';
import { newVersionId } from './objects/versions.ts';
import { encryptionOf, type DefaultEncryption, ownershipOf, versioningOf } from './settings/facts.ts';
import type { Acl, Bucket, Content, Encryption, ObjectData, ObjectVersion } from './state.ts';
import { keyArnOf } from './objects/kms.ts';

/** An object of the world. Several of one key become its versions, the last one the latest. */
export interface SeededObject {
  readonly key: string;
  /** Its content. */
  readonly body?: string | Buffer;
  /** Bytes, of content that is made up when it is read and needs no memory. */
  readonly size?: number;
  /** A delete marker instead of an object. */
  readonly deleteMarker?: boolean;
  readonly versionId?: string;
  /** The world's now when not given. */
  readonly at?: Date;
  /** The account that wrote it; the bucket's when not given. It owns the object unless ACLs are disabled. */
  readonly writer?: string;
  readonly contentType?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly storageClass?: string;
  /** The bucket's default when not given. `keyId`: an id, ARN or alias. */
  readonly encryption?:
    | { readonly algorithm: 'AES256' }
    | { readonly algorithm: 'aws:kms' | 'aws:kms:dsse'; readonly keyId?: string; readonly bucketKey?: boolean }
    | { readonly algorithm: 'SSE-C'; readonly keyMd5: string };
  readonly tags?: Readonly<Record<string, string>>;
  readonly retention?: ObjectData['retention'];
  readonly legalHold?: boolean;
  /** More than the owner's full control. */
  readonly grants?: Acl['grants'];
  readonly replicationStatus?: 'PENDING' | 'COMPLETED' | 'FAILED' | 'REPLICA';
  readonly restore?: ObjectData['restore'];
}

export function seedObject(state: State, bucket: Bucket, seeded: SeededObject): ObjectVersion {
  const owner = canonicalId(ownerOf(bucket, seeded));
  const versioned = versioningOf(bucket) !== null;
  const version: ObjectVersion = {
    key: seeded.key,
    versionId: seeded.versionId ?? (versioned ? newVersionId(state.s3) : 'null'),
    at: seeded.at ?? state.clock(),
    owner,
    data: seeded.deleteMarker === true ? null : dataOf(state, bucket, seeded, owner),
  };
  const before = (bucket.objects.get(seeded.key) ?? []).filter(({ versionId }) => versionId !== version.versionId);
  bucket.objects.set(seeded.key, [version, ...before]);
  return version;
}

function ownerOf(bucket: Bucket, { writer = bucket.account }: SeededObject): string {
  return ownershipOf(bucket) === 'BucketOwnerEnforced' ? bucket.account : writer;
}

function dataOf(state: State, bucket: Bucket, seeded: SeededObject, owner: string): ObjectData {
  const content = contentOf(seeded);
  const own = cannedAcl('private', owner, owner)?.grants ?? [];
  const { storageClass = 'STANDARD', retention = null, legalHold = false, restore = null } = seeded;
  const { contentType = 'binary/octet-stream', replicationStatus = null, grants = [] } = seeded;
  return {
    content,
    etag: etagOf(content, seeded.key),
    headers: { 'content-type': contentType },
    metadata: metadataOf(seeded),
    storageClass,
    encryption: encryption(state, bucket, seeded),
    checksums: checksumsOf(content),
    tags: tagsOf(seeded),
    retention,
    legalHold,
    acl: { owner, grants: [...own, ...grants] },
    replicationStatus,
    restore,
    websiteRedirect: null,
    parts: null,
  };
}

/** Made-up content has none: it would have to be made up whole. */
const checksumsOf = (content: Content): Record<string, string> =>
  content.is === 'stored' ? checksumsFor({}, content.bytes) : {};

const tagsOf = ({ tags = {} }: SeededObject): ObjectData['tags'] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

const metadataOf = ({ metadata = {} }: SeededObject): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name.toLowerCase()}`, value]));

function contentOf({ body, size }: SeededObject): Content {
  if (body === undefined && size !== undefined) return { is: 'virtual', size };
  return { is: 'stored', bytes: Buffer.from(body ?? '') };
}

function encryption(state: State, bucket: Bucket, seeded: SeededObject): Encryption {
  const wanted = seeded.encryption ?? ofBucket(encryptionOf(bucket));
  if (wanted.algorithm === 'AES256' || wanted.algorithm === 'SSE-C') return wanted;
  const keyId = keyArnOf(state, bucket, wanted.keyId ?? null, bucket.account);
  return { algorithm: wanted.algorithm, keyId, bucketKey: wanted.bucketKey ?? false };
}

function ofBucket({ algorithm, keyId, bucketKey }: DefaultEncryption): NonNullable<SeededObject['encryption']> {
  if (algorithm === 'AES256') return { algorithm };
  return { algorithm, bucketKey, ...(keyId === null ? {} : { keyId }) };
}
