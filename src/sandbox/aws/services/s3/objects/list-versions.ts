import { type BucketApi, type BucketAsk, type Route, xmlAnswer } from '../api.ts';
import type { Bucket, ObjectVersion } from '../state.ts';
import { type Content, xmlDocument } from '../xml.ts';
import { sizeOf } from './content.ts';
import { listing } from './listing.ts';
import { encoder, pageSize } from './page.ts';

type Listed = ObjectVersion & { readonly isLatest: boolean };

const listObjectVersions: BucketApi = {
  name: 'ListObjectVersions',
  action: 's3:ListBucketVersions',
  on: 'bucket',
  run(ask) {
    const { query, bucket } = ask;
    const size = pageSize(query, 'max-keys');
    const encode = encoder(query);
    const { versions, prefixes, next } = page(ask, size);
    const isMarker = ({ data }: Listed): boolean => data === null;
    return xmlAnswer(
      xmlDocument('ListVersionsResult', {
        Name: bucket.name,
        Prefix: encode(query.get('prefix') ?? ''),
        KeyMarker: encode(query.get('key-marker') ?? ''),
        VersionIdMarker: query.get('version-id-marker') ?? '',
        NextKeyMarker: next === null ? null : encode(next.key),
        NextVersionIdMarker: next === null ? null : next.versionId,
        MaxKeys: size,
        Delimiter: query.get('delimiter'),
        EncodingType: query.get('encoding-type'),
        IsTruncated: next !== null,
        Version: versions.filter((one) => !isMarker(one)).map((one) => shown(one, encode)),
        DeleteMarker: versions.filter(isMarker).map((one) => shown(one, encode)),
        CommonPrefixes: prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
      }),
    );
  },
};

function shown({ key, versionId, isLatest, at, owner, data }: Listed, encode: (text: string) => string): Content {
  const object = data === null ? {} : { ETag: data.etag, Size: sizeOf(data.content), StorageClass: data.storageClass };
  return {
    Key: encode(key),
    VersionId: versionId,
    IsLatest: isLatest,
    LastModified: at,
    ...object,
    Owner: { ID: owner },
  };
}

/** A version, or for null a beginning that several keys share. */
interface Line {
  readonly key: string;
  readonly version: Listed | null;
}

interface Page {
  readonly versions: readonly Listed[];
  readonly prefixes: readonly string[];
  /** Where to go on; null at the end. */
  readonly next: { readonly key: string; readonly versionId: string | null } | null;
}

/** Keys in byte order, and of each key the newest first. */
function page({ query, bucket }: BucketAsk, size: number): Page {
  const keyMarker = query.get('key-marker') ?? '';
  const versionMarker = query.get('version-id-marker');
  const wanted = { prefix: query.get('prefix') ?? '', delimiter: query.get('delimiter') ?? '' };
  const rest = versionMarker ? after(bucket, keyMarker, versionMarker) : [];
  const { entries } = listing(bucket.objects, { ...wanted, after: keyMarker, size: Infinity });
  const lines: readonly Line[] = [
    ...rest.map((version) => ({ key: version.key, version })),
    ...entries.flatMap(({ is, key }): readonly Line[] =>
      is === 'prefix' ? [{ key, version: null }] : versionsOf(bucket, key).map((version) => ({ key, version })),
    ),
  ];
  const kept = lines.slice(0, size);
  const last = kept.at(-1);
  return {
    versions: kept.flatMap(({ version }) => (version === null ? [] : [version])),
    prefixes: kept.flatMap(({ key, version }) => (version === null ? [key] : [])),
    next:
      lines.length > kept.length && last !== undefined
        ? { key: last.key, versionId: last.version?.versionId ?? null }
        : null,
  };
}

function versionsOf(bucket: Bucket, key: string): readonly Listed[] {
  return (bucket.objects.get(key) ?? []).map((version, nth) => ({ ...version, isLatest: nth === 0 }));
}

/** What is left of the key at which the page before ended. */
function after(bucket: Bucket, key: string, versionId: string): readonly Listed[] {
  const versions = versionsOf(bucket, key);
  const at = versions.findIndex((version) => version.versionId === versionId);
  return at < 0 ? [] : versions.slice(at + 1);
}

export const listVersionsRoutes: readonly Route[] = [
  { method: 'GET', on: 'bucket', query: ['versions'], api: listObjectVersions },
];
