/** A place in S3 that an address names. A key that the address leaves out is null. */
export interface Place {
  readonly bucket: string;
  readonly key: string | null;
  readonly versionId: string | null;
  readonly region: string | null;
}

/**
 * Host names of S3 (S3 user guide, «Virtual hosting of buckets», «Dual-stack endpoints», «Website endpoints»; AWS
 * General Reference, «Amazon S3 endpoints and quotas»): an optional bucket, the
 * service with its variants, the region. Interface endpoints put a literal `bucket.` before their id.
 */
const host =
  /^(?:(?!bucket\.vpce-)(?<bucket>.+?)\.)?(?:bucket\.vpce-[a-z0-9-]+\.)?s3(?:-fips|-accelerate|-website)?(?:\.dualstack)?(?:[.-](?<region>[a-z]{2}(?:-[a-z]+)+-\d))?(?:\.vpce)?\.amazonaws\.(?:com|com\.cn|eu)$/i;
const consoleHost =
  /^(?:(?:s3|(?<region>[a-z]{2}(?:-[a-z]+)+-\d))\.)?console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu)$/i;
/** A local AWS: `http://localhost:4566/bucket/key` or `http://bucket.localhost:4566/key`. */
const localHost = /^(?:(?:(?<bucket>.+)\.)?localhost|127\.0\.0\.1|\[::1\])$/i;

/** Parsed by hand: the URL class would fold `.` and `..` segments and backslashes, which are legal in keys. */
const address = /^https?:\/\/([^/?#]+?)(?::\d+)?(?:\/([^?#]*))?(?:\?([^#]*))?(?:#.*)?$/is;

/** The place that an http(s) address names; null when the address is not S3's. */
export function placeOfUrl(text: string): Place | null {
  const [, name = '', path = '', search = ''] = address.exec(text) ?? [];
  const query = new URLSearchParams(search);
  return placeOnConsole(name, path, query) ?? placeAtEndpoint(name, path, query);
}

function placeAtEndpoint(name: string, path: string, query: URLSearchParams): Place | null {
  const endpoint = (host.exec(name) ?? localHost.exec(name))?.groups;
  return endpoint ? endpointPlace(endpoint, path, query.get('versionId')) : null;
}

function endpointPlace(
  { bucket, region = null }: { bucket?: string; region?: string | null },
  path: string,
  versionId: string | null,
): Place | null {
  if (bucket !== undefined) return { bucket, key: decoded(path), versionId, region };
  const [first = '', ...others] = path.split('/');
  if (first === '') return null;
  return { bucket: decoded(first) ?? first, key: decoded(others.join('/')), versionId, region };
}

/** `/s3/buckets/<bucket>?prefix=…` shows a folder, `/s3/object/<bucket>?prefix=…` an object. */
function placeOnConsole(name: string, path: string, query: URLSearchParams): Place | null {
  const onConsole = consoleHost.exec(name)?.groups;
  const [, page, bucket] = /^s3\/(buckets|object)\/([^/]+)/.exec(path) ?? [];
  if (!onConsole || bucket === undefined) return null;
  return {
    bucket: decoded(bucket) ?? bucket,
    key: page === 'object' ? query.get('prefix') || null : null,
    versionId: query.get('versionId'),
    region: query.get('region') ?? onConsole['region'] ?? null,
  };
}

function decoded(path: string): string | null {
  if (path === '') return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
