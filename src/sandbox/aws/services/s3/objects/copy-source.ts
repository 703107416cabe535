import { refuseDenied } from '../../../denials.ts';
import type { BucketAsk } from '../api.ts';
import { accessDenied, invalidArgument, noSuchBucket } from '../errors.ts';
import type { Bucket } from '../state.ts';
import { refuseArchived } from './archive.ts';
import { checkRead } from './conditions.ts';
import { checkCustomerKey, decrypt } from './encryption.ts';
import { find, type LiveVersion } from './versions.ts';

export interface Source {
  readonly bucket: Bucket;
  readonly version: LiveVersion;
}

/** The object that `x-amz-copy-source` names, read as its reader would: with its permission, key, conditions and KMS. */
export function sourceOf(ask: BucketAsk): Source {
  const { headers, principal } = ask.call;
  const { name, key, versionId } = named(headers['x-amz-copy-source'] ?? '');
  const bucket = ask.state.s3.buckets.get(name);
  if (bucket === undefined) throw noSuchBucket(name);
  const expected = headers['x-amz-source-expected-bucket-owner'];
  if (expected !== undefined && expected !== bucket.account) throw accessDenied();
  const action = versionId === null ? 's3:GetObject' : 's3:GetObjectVersion';
  refuseDenied(ask.state.denials, principal, action, `arn:aws:s3:::${name}/${key}`);
  const version = find({ ...ask, bucket, key }, versionId);
  checkCustomerKey(headers, version.data.encryption, 'x-amz-copy-source-');
  refuseArchived(version.data, ask.call.at);
  decrypt({ ...ask, bucket, key }, version.data.encryption);
  checkRead(headers, { etag: version.data.etag, at: version.at }, 'x-amz-copy-source-');
  return { bucket, version };
}

/** `bucket/key?versionId=…` or `/bucket/key`, URL-encoded. */
function named(header: string): { name: string; key: string; versionId: string | null } {
  const [path = '', query = ''] = header.split('?versionId=', 2);
  const [, name = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(safelyDecoded(path)) ?? [];
  if (name === '' || key === '') throw invalidArgument('Invalid copy source object key', 'x-amz-copy-source', header);
  return { name, key, versionId: query === '' ? null : query };
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidArgument('Invalid copy source encoding', 'x-amz-copy-source', text);
  }
}
