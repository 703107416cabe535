import { type BucketApi, type BucketAsk, type Route, xmlAnswer } from '../api.ts';
import { invalidArgument } from '../errors.ts';
import type { Bucket } from '../state.ts';
import { type Content, xmlDocument } from '../xml.ts';
import { restoreHeader } from './archive.ts';
import { sizeOf } from './content.ts';
import { itemsOf, listing, prefixesOf } from './listing.ts';
import { encoder, pageSize } from './page.ts';
import type { LiveVersion } from './versions.ts';

const listObjectsV2: BucketApi = {
  name: 'ListObjectsV2',
  action: 's3:ListBucket',
  on: 'bucket',
  run(ask) {
    const { query, bucket } = ask;
    const token = query.get('continuation-token');
    const startAfter = query.get('start-after');
    const size = pageSize(query, 'max-keys');
    const { entries, truncated } = listed(ask, token === null ? (startAfter ?? '') : decoded(token), size);
    const encode = encoder(query);
    return xmlAnswer(
      xmlDocument('ListBucketResult', {
        Name: bucket.name,
        Prefix: encode(query.get('prefix') ?? ''),
        StartAfter: startAfter === null ? null : encode(startAfter),
        ContinuationToken: token,
        NextContinuationToken: truncated ? encoded(entries.at(-1)?.key ?? '') : null,
        KeyCount: entries.length,
        MaxKeys: size,
        Delimiter: query.get('delimiter'),
        EncodingType: query.get('encoding-type'),
        IsTruncated: truncated,
        Contents: itemsOf(entries).map((version) => contentsOf(ask, version, query.get('fetch-owner') === 'true')),
        CommonPrefixes: prefixesOf(entries).map((prefix) => ({ Prefix: encode(prefix) })),
      }),
    );
  },
};

const listObjects: BucketApi = {
  name: 'ListObjects',
  action: 's3:ListBucket',
  on: 'bucket',
  run(ask) {
    const { query, bucket } = ask;
    const size = pageSize(query, 'max-keys');
    const marker = query.get('marker') ?? '';
    const { entries, truncated } = listed(ask, marker, size);
    const encode = encoder(query);
    const delimiter = query.get('delimiter');
    return xmlAnswer(
      xmlDocument('ListBucketResult', {
        Name: bucket.name,
        Prefix: encode(query.get('prefix') ?? ''),
        Marker: encode(marker),
        // Only said with a delimiter: without one the last key is the next marker (ListObjects API reference).
        NextMarker: truncated && delimiter !== null ? encode(entries.at(-1)?.key ?? '') : null,
        MaxKeys: size,
        Delimiter: delimiter,
        EncodingType: query.get('encoding-type'),
        IsTruncated: truncated,
        Contents: itemsOf(entries).map((version) => contentsOf(ask, version, true)),
        CommonPrefixes: prefixesOf(entries).map((prefix) => ({ Prefix: encode(prefix) })),
      }),
    );
  },
};

function listed({ bucket, query }: BucketAsk, after: string, size: number) {
  return listing(latestOf(bucket), {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    after,
    size,
  });
}

function* latestOf(bucket: Bucket): Iterable<readonly [string, LiveVersion]> {
  for (const [key, [version]] of bucket.objects)
    if (version !== undefined && version.data !== null) yield [key, { ...version, data: version.data }];
}

function contentsOf({ query, call }: BucketAsk, { key, at, owner, data }: LiveVersion, withOwner: boolean): Content {
  const wantsRestore = call.headers['x-amz-optional-object-attributes']?.includes('RestoreStatus') === true;
  const restoring = 'x-amz-restore' in restoreHeader(data, call.at);
  return {
    Key: encoder(query)(key),
    LastModified: at,
    ETag: data.etag,
    Size: sizeOf(data.content),
    Owner: withOwner ? { ID: owner } : null,
    StorageClass: data.storageClass,
    RestoreStatus:
      wantsRestore && restoring
        ? {
            IsRestoreInProgress: (data.restore?.readyAt ?? call.at) > call.at,
            RestoreExpiryDate: data.restore?.expiresAt,
          }
        : null,
  };
}

/** Continuation tokens are opaque, and signed here only by their form. */
const encoded = (key: string): string => Buffer.from(`1${key}`).toString('base64');

function decoded(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith('1'))
    throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
  return text.slice(1);
}

export const listRoutes: readonly Route[] = [
  { method: 'GET', on: 'bucket', query: ['list-type'], api: listObjectsV2 },
  { method: 'GET', on: 'bucket', api: listObjects },
];
