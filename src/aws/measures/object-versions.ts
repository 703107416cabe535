import { type DeleteMarkerEntry, ListObjectVersionsCommand, type ObjectVersion as Listed } from '@aws-sdk/client-s3';
import type { ObjectVersion } from '../../core/facts.ts';
import { readBucket } from '../bucket-read.ts';
import { decoder } from '../listed-key.ts';
import { objectOf } from '../object-read.ts';
import { isoOf } from '../plain.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:ListBucketVersions' };
const most = 50;

/** Among all keys that begin with a key, the key itself comes first in S3's order: one page has what we want. */
export const objectVersions: Reading<'objectVersions'> = {
  name: 'objectVersions',
  calls: ['ListObjectVersions'],
  needs: [ask.action],
  needsKey: true,

  read: ({ s3 }, target) =>
    readBucket(target, ask, async (bucket) => {
      const { Key } = objectOf(target);
      const page = await s3.send(
        new ListObjectVersionsCommand({ ...bucket, Prefix: Key, MaxKeys: most, EncodingType: 'url' }),
      );
      required(page.IsTruncated, 'IsTruncated');
      const keyOf = decoder(page.EncodingType);
      const of = (one: Listed | DeleteMarkerEntry) => keyOf(one.Key) === Key;
      const versions = (page.Versions ?? []).filter(of).map((one) => ({ ...entry(one), size: one.Size ?? null }));
      const markers = (page.DeleteMarkers ?? []).filter(of).map((one) => ({ ...entry(one), isDeleteMarker: true }));
      return [...versions, ...markers].toSorted(newestFirst);
    }),
};

function entry(one: Listed | DeleteMarkerEntry): ObjectVersion {
  return {
    versionId: one.VersionId ?? 'null',
    isLatest: one.IsLatest ?? false,
    isDeleteMarker: false,
    lastModified: isoOf(one.LastModified),
    size: null,
    owner: one.Owner?.ID ?? null,
  };
}

function newestFirst(a: ObjectVersion, b: ObjectVersion): number {
  if (a.isLatest !== b.isLatest) return a.isLatest ? -1 : 1;
  return (b.lastModified ?? '').localeCompare(a.lastModified ?? '');
}
