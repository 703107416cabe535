import { type BucketApi, type BucketAsk, type Route, xmlAnswer } from '../api.ts';
import { invalidArgument, invalidRequest } from '../errors.ts';
import { xmlDocument } from '../xml.ts';
import { checkWrite } from './conditions.ts';
import { sourceOf, type Source } from './copy-source.ts';
import { encryptionHeaders } from './encryption.ts';
import { type NewData, newObject } from './new-data.ts';
import { add, latest, versionHeader } from './versions.ts';

const copyObject: BucketApi = {
  name: 'CopyObject',
  action: 's3:PutObject',
  on: 'object',
  run(ask) {
    const { state, call, bucket, key } = ask;
    const source = sourceOf(ask);
    checkWrite(call.headers, key, latest(bucket, key)?.data.etag ?? null);
    const { owner, data } = newObject(ask);
    refuseOntoItself(ask, source);
    const { content, etag, checksums, parts } = source.version.data;
    const kept = { ...data, ...copied(ask, source), content, etag, checksums, parts };
    const made = add(state.s3, bucket, { key, at: call.at, owner, data: kept });
    const versionOfSource = versionHeader(source.bucket, source.version.versionId)['x-amz-version-id'];
    return xmlAnswer(xmlDocument('CopyObjectResult', { LastModified: call.at, ETag: etag }), {
      ...encryptionHeaders(data.encryption),
      ...versionHeader(bucket, made.versionId),
      ...(versionOfSource === undefined ? {} : { 'x-amz-copy-source-version-id': versionOfSource }),
    });
  },
};

/** Metadata and tags come along, unless they are to be replaced. */
function copied({ call }: BucketAsk, { version }: Source): Partial<NewData> {
  const { headers, metadata, tags } = version.data;
  return {
    ...(directive(call.headers, 'x-amz-metadata-directive') === 'COPY' ? { headers, metadata } : {}),
    ...(directive(call.headers, 'x-amz-tagging-directive') === 'COPY' ? { tags } : {}),
  };
}

function directive(headers: Readonly<Record<string, string>>, name: string): 'COPY' | 'REPLACE' {
  const value = headers[name] ?? 'COPY';
  if (value !== 'COPY' && value !== 'REPLACE') throw invalidArgument('Unknown metadata directive.', name, value);
  return value;
}

const changing = ['x-amz-storage-class', 'x-amz-server-side-encryption', 'x-amz-website-redirect-location'];

/** A copy of the current version onto itself has to change something. */
function refuseOntoItself({ call, bucket, key }: BucketAsk, source: Source): void {
  const same = source.bucket === bucket && source.version.key === key && latest(bucket, key) !== null;
  const current = bucket.objects.get(key)?.[0]?.versionId === source.version.versionId;
  const changes =
    changing.some((name) => call.headers[name] !== undefined) || call.headers['x-amz-metadata-directive'] === 'REPLACE';
  if (same && current && !changes)
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
}

export const copyRoutes: readonly Route[] = [
  { method: 'PUT', on: 'object', header: 'x-amz-copy-source', api: copyObject },
];
