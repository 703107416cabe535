import { AwsError, type Call } from '../../service.ts';

export interface Address {
  /** Null for the account itself: ListBuckets. */
  readonly bucket: string | null;
  /** Null for the bucket itself. */
  readonly key: string | null;
  readonly style: 'path' | 'virtual host';
}

/** Which bucket and object a call is for, by path (`/bucket/key`) or by host (`bucket.localhost`, `bucket.s3.eu-west-1.localhost`). */
export function addressOf({ url, path }: Pick<Call, 'url' | 'path'>): Address {
  const rest = path.replace(/^\//, '');
  const byHost = bucketOfHost(url.hostname);
  if (byHost !== null) return { bucket: byHost, key: keyOf(rest), style: 'virtual host' };
  const slash = rest.indexOf('/');
  const bucket = decoded(slash < 0 ? rest : rest.slice(0, slash));
  return { bucket: bucket || null, key: slash < 0 ? null : keyOf(rest.slice(slash + 1)), style: 'path' };
}

function bucketOfHost(host: string): string | null {
  if (!host.endsWith('.localhost')) return null;
  const labels = host.slice(0, -'.localhost'.length);
  const bucket = labels.replace(/(?:^|\.)s3(?:[.-][a-z]{2}(?:-[a-z]+)+-\d)?$/, '');
  return bucket || null;
}

function keyOf(encoded: string): string | null {
  const key = decoded(encoded);
  if (Buffer.byteLength(key) > 1024)
    throw new AwsError('KeyTooLongError', 400, 'Your key is too long', {
      details: { Size: String(Buffer.byteLength(key)), MaxSizeAllowed: '1024' },
    });
  return key || null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError('InvalidURI', 400, "Couldn't parse the specified URI.");
  }
}
