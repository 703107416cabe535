import type { Answer } from '../../../service.ts';
import { type BucketApi, type BucketAsk, type Route, versioned } from '../api.ts';
import type { ObjectData } from '../state.ts';
import { refuseArchived, restoreHeader } from './archive.ts';
import { checkRead } from './conditions.ts';
import { bytesOf, sizeOf } from './content.ts';
import { checkCustomerKey, decrypt, encryptionHeaders } from './encryption.ts';
import { lockHeaders } from './lock.ts';
import { partRange } from './part-range.ts';
import { type Range, rangeOf } from './range.ts';
import { find, type LiveVersion, versionHeader } from './versions.ts';

const getObject: BucketApi = {
  name: 'GetObject',
  action: versioned('s3:GetObject'),
  on: 'object',
  run(ask) {
    const version = find(ask);
    const { data } = version;
    checkCustomerKey(ask.call.headers, data.encryption);
    refuseArchived(data, ask.call.at);
    decrypt(ask, data.encryption);
    checkRead(ask.call.headers, { etag: data.etag, at: version.at });
    const { range, ...answer } = headOf(ask, version);
    const size = sizeOf(data.content);
    return { ...answer, body: bytesOf(data.content, version.key, range?.start ?? 0, range?.end ?? size) };
  },
};

/** No body, and so no word of why: errors are told by their status alone. */
const headObject: BucketApi = {
  name: 'HeadObject',
  action: versioned('s3:GetObject'),
  on: 'object',
  run(ask) {
    const version = find(ask);
    const { data } = version;
    checkCustomerKey(ask.call.headers, data.encryption);
    if (wantsChecksum(ask)) decrypt(ask, data.encryption);
    checkRead(ask.call.headers, { etag: data.etag, at: version.at });
    const { range: _, ...answer } = headOf(ask, version);
    return answer;
  },
};

const wantsChecksum = ({ call }: BucketAsk): boolean =>
  call.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED';

function headOf(ask: BucketAsk, version: LiveVersion): Answer & { readonly range: Range | null } {
  const { bucket, call, query } = ask;
  const { data } = version;
  const size = sizeOf(data.content);
  const part = query.get('partNumber');
  const range = part === null ? rangeOf(call.headers['range'], size) : partRange(data.parts ?? [size], part);
  const overrides = [...query].filter(([name]) => name.startsWith('response-'));
  return {
    range,
    status: range === null ? 200 : 206,
    headers: {
      ...data.headers,
      ...data.metadata,
      ...Object.fromEntries(overrides.map(([name, value]) => [name.replace('response-', ''), value])),
      'accept-ranges': 'bytes',
      etag: data.etag,
      'last-modified': version.at.toUTCString(),
      ...extent(range, size),
      ...versionHeader(bucket, version.versionId),
      ...marks(data, part !== null),
      ...encryptionHeaders(data.encryption),
      ...restoreHeader(data, call.at),
      ...lockHeaders(data),
      ...(wantsChecksum(ask) && range === null ? checksumHeaders(data.checksums) : {}),
    },
  };
}

function extent(range: Range | null, size: number): Record<string, string> {
  if (range === null) return { 'content-length': String(size) };
  const { start, end } = range;
  return { 'content-length': String(end - start), 'content-range': `bytes ${start}-${end - 1}/${size}` };
}

/** What is only said where it is the case. */
function marks(data: ObjectData, ofPart: boolean): Record<string, string> {
  const { storageClass, replicationStatus, tags, parts, websiteRedirect } = data;
  const said: readonly (readonly [string, string | null])[] = [
    ['x-amz-storage-class', storageClass === 'STANDARD' ? null : storageClass],
    ['x-amz-replication-status', replicationStatus],
    ['x-amz-tagging-count', tags.length === 0 ? null : String(tags.length)],
    ['x-amz-mp-parts-count', parts === null || !ofPart ? null : String(parts.length)],
    ['x-amz-website-redirect-location', websiteRedirect],
  ];
  return Object.fromEntries(said.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

const checksumHeaders = (checksums: Readonly<Record<string, string>>): Record<string, string> =>
  Object.keys(checksums).length === 0 ? {} : { ...checksums, 'x-amz-checksum-type': 'FULL_OBJECT' };

export const getRoutes: readonly Route[] = [
  { method: 'GET', on: 'object', api: getObject },
  { method: 'HEAD', on: 'object', api: headObject },
];
