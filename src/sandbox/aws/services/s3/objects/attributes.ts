import { type BucketApi, type Route, versioned, xmlAnswer } from '../api.ts';
import { invalidArgument } from '../errors.ts';
import { type Contents, xmlDocument } from '../xml.ts';
import { sizeOf } from './content.ts';
import { checkCustomerKey, decrypt } from './encryption.ts';
import { find, type LiveVersion, versionHeader } from './versions.ts';

const getObjectAttributes: BucketApi = {
  name: 'GetObjectAttributes',
  action: versioned('s3:GetObjectAttributes'),
  on: 'object',
  run(ask) {
    const version = find(ask);
    checkCustomerKey(ask.call.headers, version.data.encryption);
    decrypt(ask, version.data.encryption);
    const asked = (ask.call.headers['x-amz-object-attributes'] ?? '').split(',').map((one) => one.trim());
    const wrong = asked.find((one) => !(one in views));
    if (wrong !== undefined)
      throw invalidArgument('Invalid attribute name specified.', 'x-amz-object-attributes', wrong);
    const shown = asked.flatMap((one) => Object.entries(views[one]?.(version) ?? {}));
    return xmlAnswer(xmlDocument('GetObjectAttributesResponse', Object.fromEntries(shown)), {
      'last-modified': version.at.toUTCString(),
      ...versionHeader(ask.bucket, version.versionId),
    });
  },
};

const views: Readonly<Record<string, (version: LiveVersion) => Contents>> = {
  ETag: ({ data }) => ({ ETag: data.etag.replaceAll('"', '') }),
  ObjectSize: ({ data }) => ({ ObjectSize: sizeOf(data.content) }),
  StorageClass: ({ data }) => ({ StorageClass: data.storageClass }),
  Checksum: ({ data }) => {
    const sums = Object.entries(data.checksums);
    const named = sums.map(
      ([name, sum]) =>
        [
          name.replace('x-amz-checksum-', 'Checksum').replace(/crc.*|sha.*/, (algorithm) => algorithm.toUpperCase()),
          sum,
        ] as const,
    );
    return sums.length === 0 ? {} : { Checksum: { ...Object.fromEntries(named), ChecksumType: 'FULL_OBJECT' } };
  },
  ObjectParts: ({ data }) => (data.parts === null ? {} : { ObjectParts: { PartsCount: data.parts.length } }),
};

export const attributesRoutes: readonly Route[] = [
  { method: 'GET', on: 'object', query: ['attributes'], api: getObjectAttributes },
];
