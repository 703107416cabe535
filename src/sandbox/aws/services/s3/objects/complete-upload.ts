import { createHash } from 'node:crypto';
import { AwsError } from '../../../service.ts';
import { type BucketApi, type Route, xmlAnswer } from '../api.ts';
import type { Part, Upload } from '../state.ts';
import { all, type Branch, malformedXml, parseXml, textOf, xmlDocument } from '../xml.ts';
import { checkWrite } from './conditions.ts';
import { bytesOf, sizeOf } from './content.ts';
import { decrypt, encryptionHeaders } from './encryption.ts';
import { uploadOf } from './uploads.ts';
import { add, latest, versionHeader } from './versions.ts';

/** Every part but the last has at least 5 MiB (S3 user guide, «Multipart upload limits»). */
const smallest = 5 * 1024 * 1024;

const completeMultipartUpload: BucketApi = {
  name: 'CompleteMultipartUpload',
  action: 's3:PutObject',
  on: 'object',
  run(ask) {
    const { state, call, bucket, key } = ask;
    const upload = uploadOf(ask);
    const parts = partsOf(upload, parseXml(call.body.toString(), 'CompleteMultipartUpload'));
    decrypt(ask, upload.data.encryption);
    checkWrite(call.headers, key, latest(bucket, key)?.data.etag ?? null);
    const etag = etagOf(parts);
    const content = {
      is: 'stored',
      bytes: Buffer.concat(parts.map((part) => bytesOf(part.content, key, 0, sizeOf(part.content)))),
    } as const;
    const sizes = parts.map((part) => sizeOf(part.content));
    const data = { ...upload.data, content, etag, parts: sizes };
    const made = add(state.s3, bucket, { key, at: call.at, owner: upload.owner, data });
    bucket.uploads.delete(upload.id);
    const location = `${call.url.origin}/${bucket.name}/${encodeURIComponent(key)}`;
    const document = { Location: location, Bucket: bucket.name, Key: key, ETag: etag };
    return xmlAnswer(xmlDocument('CompleteMultipartUploadResult', document), {
      ...encryptionHeaders(upload.data.encryption),
      ...versionHeader(bucket, made.versionId),
    });
  },
};

/** Those that the request names, in their order, as they were uploaded. */
function partsOf(upload: Upload, document: Branch): readonly Part[] {
  const named = all(document, 'Part').map((part) => ({
    number: Number(textOf(part, 'PartNumber')),
    etag: (textOf(part, 'ETag') ?? '').replaceAll('"', ''),
  }));
  if (named.length === 0) throw malformedXml();
  if (named.some(({ number }, nth) => number <= (named[nth - 1]?.number ?? 0)))
    throw new AwsError(
      'InvalidPartOrder',
      400,
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    );
  const parts = named.map(({ number, etag }) => {
    const part = upload.parts.get(number);
    if (part === undefined || part.etag !== `"${etag}"`)
      throw new AwsError(
        'InvalidPart',
        400,
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        { details: { UploadId: upload.id, PartNumber: String(number), ETag: etag } },
      );
    return part;
  });
  if (parts.slice(0, -1).some((part) => sizeOf(part.content) < smallest))
    throw new AwsError('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size');
  return parts;
}

/** The hash of the parts' hashes, and how many they were. */
function etagOf(parts: readonly Part[]): string {
  const hash = createHash('md5');
  for (const { etag } of parts) hash.update(Buffer.from(etag.replaceAll('"', ''), 'hex'));
  return `"${hash.digest('hex')}-${parts.length}"`;
}

export const completeRoutes: readonly Route[] = [
  { method: 'POST', on: 'object', query: ['uploadId'], api: completeMultipartUpload },
];
