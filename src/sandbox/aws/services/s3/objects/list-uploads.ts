import { type BucketApi, type Route, xmlAnswer } from '../api.ts';
import type { Upload } from '../state.ts';
import { xmlDocument } from '../xml.ts';
import { sizeOf } from './content.ts';
import { itemsOf, listing, prefixesOf } from './listing.ts';
import { byBytes, encoder, pageSize } from './page.ts';
import { uploadOf } from './uploads.ts';

const listParts: BucketApi = {
  name: 'ListParts',
  action: 's3:ListMultipartUploadParts',
  on: 'object',
  run(ask) {
    const { bucket, key, query } = ask;
    const upload = uploadOf(ask);
    const size = pageSize(query, 'max-parts');
    const marker = Number(query.get('part-number-marker') ?? 0);
    const rest = [...upload.parts.values()].filter((part) => part.number > marker).sort((a, b) => a.number - b.number);
    const page = rest.slice(0, size);
    const cut = rest.length > page.length;
    return xmlAnswer(
      xmlDocument('ListPartsResult', {
        Bucket: bucket.name,
        Key: encoder(query)(key),
        UploadId: upload.id,
        Initiator: { ID: upload.initiator },
        Owner: { ID: upload.owner },
        StorageClass: upload.data.storageClass,
        PartNumberMarker: marker,
        NextPartNumberMarker: cut ? page.at(-1)?.number : null,
        MaxParts: size,
        IsTruncated: cut,
        Part: page.map(({ number, etag, at, content }) => ({
          PartNumber: number,
          LastModified: at,
          ETag: etag,
          Size: sizeOf(content),
        })),
      }),
    );
  },
};

const listMultipartUploads: BucketApi = {
  name: 'ListMultipartUploads',
  action: 's3:ListBucketMultipartUploads',
  on: 'bucket',
  run({ bucket, query }) {
    const encode = encoder(query);
    const size = pageSize(query, 'max-uploads');
    const keyMarker = query.get('key-marker') ?? '';
    const rest = inOrder(bucket.uploads.values()).filter((upload) =>
      isAfter(upload, keyMarker, query.get('upload-id-marker')),
    );
    const wanted = { prefix: query.get('prefix') ?? '', delimiter: query.get('delimiter') ?? '', after: '', size };
    const { entries, truncated } = listing(
      rest.map((upload) => [upload.key, upload] as const),
      wanted,
    );
    const last = entries.at(-1);
    return xmlAnswer(
      xmlDocument('ListMultipartUploadsResult', {
        Bucket: bucket.name,
        KeyMarker: encode(keyMarker),
        UploadIdMarker: query.get('upload-id-marker') ?? '',
        NextKeyMarker: truncated && last !== undefined ? encode(last.key) : null,
        NextUploadIdMarker: truncated && last?.is === 'item' ? last.item.id : null,
        Prefix: encode(wanted.prefix),
        Delimiter: query.get('delimiter'),
        EncodingType: query.get('encoding-type'),
        MaxUploads: size,
        IsTruncated: truncated,
        Upload: itemsOf(entries).map(({ key, id, initiator, owner, at, data }) => ({
          Key: encode(key),
          UploadId: id,
          Initiator: { ID: initiator },
          Owner: { ID: owner },
          StorageClass: data.storageClass,
          Initiated: at,
        })),
        CommonPrefixes: prefixesOf(entries).map((prefix) => ({ Prefix: encode(prefix) })),
      }),
    );
  },
};

/** By key, then by age. */
function inOrder(uploads: Iterable<Upload>): readonly Upload[] {
  return [...uploads].sort((a, b) => byBytes(a.key, b.key) || a.at.getTime() - b.at.getTime() || byBytes(a.id, b.id));
}

function isAfter(upload: Upload, key: string, id: string | null): boolean {
  const order = byBytes(upload.key, key);
  return order > 0 || (order === 0 && key !== '' && id !== null && byBytes(upload.id, id) > 0);
}

export const listUploadsRoutes: readonly Route[] = [
  { method: 'GET', on: 'object', query: ['uploadId'], api: listParts },
  { method: 'GET', on: 'bucket', query: ['uploads'], api: listMultipartUploads },
];
