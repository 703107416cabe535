import { invalidArgument } from '../errors.ts';
import type { BucketAsk } from '../api.ts';
import { aclOfHeaders } from '../acl/requested.ts';
import { cannedAcl } from '../acl/canned.ts';
import { admitAcl } from '../acl/admitted.ts';
import { anonymousId, canonicalId } from '../canonical-id.ts';
import { checkTags } from '../settings/checks.ts';
import { ownershipOf } from '../settings/facts.ts';
import { AwsError } from '../../../service.ts';
import type { Acl, ObjectData } from '../state.ts';
import { encryptionFor } from './encryption.ts';
import { lockFor } from './lock.ts';

/** What a new object will be but for its content, as the request's headers and the bucket's settings have it. */
export type NewData = Omit<ObjectData, 'content' | 'etag' | 'parts'>;

export interface NewObject {
  /** Canonical id. */
  readonly owner: string;
  readonly data: NewData;
}

export function newObject(ask: BucketAsk): NewObject {
  const { headers } = ask.call;
  const storageClass = headers['x-amz-storage-class'] ?? 'STANDARD';
  if (!storageClasses.has(storageClass))
    throw new AwsError('InvalidStorageClass', 400, 'The storage class you specified is not valid');
  const { owner, acl } = ownerAndAcl(ask);
  return {
    owner,
    data: {
      headers: systemHeaders(headers),
      metadata: metadataOf(headers),
      storageClass,
      encryption: encryptionFor(ask),
      checksums: {},
      tags: tagsOf(headers['x-amz-tagging']),
      ...lockFor(ask),
      acl,
      replicationStatus: null,
      restore: null,
      websiteRedirect: headers['x-amz-website-redirect-location'] ?? null,
    },
  };
}

const storageClasses = new Set(
  'STANDARD REDUCED_REDUNDANCY STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER DEEP_ARCHIVE GLACIER_IR'.split(' '),
);

/** The writer's, unless the bucket's owner takes ownership (S3 user guide, «Controlling ownership of objects»). */
function ownerAndAcl(ask: BucketAsk): { readonly owner: string; readonly acl: Acl } {
  const { call, bucket } = ask;
  const bucketOwner = canonicalId(bucket.account);
  const writer = call.principal.account === null ? anonymousId : canonicalId(call.principal.account);
  const ownership = ownershipOf(bucket);
  const canned = call.headers['x-amz-acl'];
  const gives = canned === 'bucket-owner-full-control';
  const theirs = ownership === 'BucketOwnerEnforced' || (ownership === 'BucketOwnerPreferred' && gives);
  const owner = theirs ? bucketOwner : writer;
  const acl = aclOfHeaders(call, owner, bucketOwner);
  if (acl !== null && !(gives && theirs)) admitAcl(ask, acl, 's3:PutObject');
  const own = cannedAcl('private', owner, bucketOwner) ?? { owner, grants: [] };
  return { owner, acl: acl ?? own };
}

const system = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];

/** What is sent back as it came; `aws-chunked` was for the way only. */
function systemHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = system.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]] as const]));
  const { 'content-encoding': encoding = '', ...rest } = Object.fromEntries(kept);
  const ends = encoding
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'aws-chunked');
  return {
    'content-type': 'binary/octet-stream',
    ...rest,
    ...(ends.length === 0 ? {} : { 'content-encoding': ends.join(',') }),
  };
}

/** At most 2 KB (S3 user guide, «Working with object metadata»). */
function metadataOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  const size = entries.reduce(
    (sum, [name, value]) => sum + name.length - 'x-amz-meta-'.length + Buffer.byteLength(value),
    0,
  );
  if (size > 2048)
    throw new AwsError('MetadataTooLarge', 400, 'Your metadata headers exceed the maximum allowed metadata size', {
      details: { Size: String(size), MaxSizeAllowed: '2048' },
    });
  return Object.fromEntries(entries);
}

/** `a=1&b=2` */
function tagsOf(header: string | undefined): ObjectData['tags'] {
  if (header === undefined) return [];
  const tags = [...new URLSearchParams(header)].map(([Key, Value]) => ({ Key, Value }));
  if (tags.length === 0 && header !== '')
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      header,
    );
  checkTags(tags, 10);
  return tags;
}
