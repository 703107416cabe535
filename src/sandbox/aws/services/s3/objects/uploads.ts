import { createHash } from 'node:crypto';
import { AwsError } from '../../../service.ts';
import { type BucketApi, type BucketAsk, empty, type Route, xmlAnswer } from '../api.ts';
import { anonymousId, canonicalId } from '../canonical-id.ts';
import { invalidArgument } from '../errors.ts';
import type { Upload } from '../state.ts';
import { xmlDocument } from '../xml.ts';
import { checkBody } from './checksums.ts';
import { sourceOf } from './copy-source.ts';
import { bytesOf, sizeOf } from './content.ts';
import { encryptionHeaders } from './encryption.ts';
import { newObject } from './new-data.ts';
import { rangeOf } from './range.ts';

const createMultipartUpload: BucketApi = {
  name: 'CreateMultipartUpload',
  action: 's3:PutObject',
  on: 'object',
  signedOnly: true,
  run(ask) {
    const { state, call, bucket, key } = ask;
    const { owner, data } = newObject(ask);
    state.s3.made += 1;
    const id = createHash('sha512').update(`upload ${state.s3.made}`).digest('base64url');
    const initiator = call.principal.account === null ? anonymousId : canonicalId(call.principal.account);
    bucket.uploads.set(id, { id, key, at: call.at, initiator, owner, data, parts: new Map() });
    const document = xmlDocument('InitiateMultipartUploadResult', { Bucket: bucket.name, Key: key, UploadId: id });
    return xmlAnswer(document, encryptionHeaders(data.encryption));
  },
};

const uploadPart: BucketApi = {
  name: 'UploadPart',
  action: 's3:PutObject',
  on: 'object',
  run(ask) {
    checkBody(ask.call.headers, ask.call.body);
    const etag = keepPart(ask, ask.call.body);
    const { encryption } = uploadOf(ask).data;
    const sums = Object.entries(ask.call.headers).filter(([name]) => /^x-amz-checksum-(?:crc|sha)/.test(name));
    return empty(200, { etag, ...Object.fromEntries(sums), ...encryptionHeaders(encryption) });
  },
};

const uploadPartCopy: BucketApi = {
  name: 'UploadPartCopy',
  action: 's3:PutObject',
  on: 'object',
  run(ask) {
    const { version } = sourceOf(ask);
    const size = sizeOf(version.data.content);
    const range = rangeOf(ask.call.headers['x-amz-copy-source-range'], size) ?? { start: 0, end: size };
    const etag = keepPart(ask, bytesOf(version.data.content, version.key, range.start, range.end));
    return xmlAnswer(xmlDocument('CopyPartResult', { LastModified: ask.call.at, ETag: etag }));
  },
};

const abortMultipartUpload: BucketApi = {
  name: 'AbortMultipartUpload',
  action: 's3:AbortMultipartUpload',
  on: 'object',
  run(ask) {
    ask.bucket.uploads.delete(uploadOf(ask).id);
    return empty(204);
  },
};

/** The upload that a request names, of the key that it names. */
export function uploadOf({ bucket, key, query }: BucketAsk): Upload {
  const id = query.get('uploadId') ?? '';
  const upload = bucket.uploads.get(id);
  if (upload !== undefined && upload.key === key) return upload;
  throw new AwsError(
    'NoSuchUpload',
    404,
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { details: { UploadId: id } },
  );
}

function keepPart(ask: BucketAsk, bytes: Buffer): string {
  const upload = uploadOf(ask);
  const number = Number(ask.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > 10_000)
    throw invalidArgument(
      'Part number must be an integer between 1 and 10000, inclusive',
      'partNumber',
      ask.query.get('partNumber') ?? '',
    );
  const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
  upload.parts.set(number, { number, etag, at: ask.call.at, content: { is: 'stored', bytes } });
  return etag;
}

export const uploadRoutes: readonly Route[] = [
  { method: 'POST', on: 'object', query: ['uploads'], api: createMultipartUpload },
  { method: 'PUT', on: 'object', query: ['uploadId', 'partNumber'], header: 'x-amz-copy-source', api: uploadPartCopy },
  { method: 'PUT', on: 'object', query: ['uploadId', 'partNumber'], api: uploadPart },
  { method: 'DELETE', on: 'object', query: ['uploadId'], api: abortMultipartUpload },
];
