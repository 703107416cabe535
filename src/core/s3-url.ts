import { type AccessPointName, accessPointOfHost } from './access-point-name.ts';

/** A place in S3 that an address names. A key that the address leaves out is null. */
export interface Place {
  readonly bucket: string;
  readonly key: string | null;
  readonly versionId: string | null;
  readonly region: string | null;
  /** In place of the bucket, which is empty then. */
  readonly accessPoint?: AccessPointName;
}

/**
 * Host names of S3 (S3 user guide, «Virtual hosting of buckets», «Dual-stack endpoints», «Website endpoints»; AWS
 * General Reference, «Amazon S3 endpoints and quotas»): an optional bucket, the
 * service with its variants, the region. Interface endpoints put a literal `bucket.` before their id.
 */
const host =
  /^(?:(?!bucket\.vpce-)(?<bucket>.+?)\.)?(?:bucket\.vpce-[a-z0-9-]+\.)?s3(?:-fips|-accelerate|-website|-external-1)?(?:\.dualstack)?(?:[.-](?<region>[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}))?(?:\.vpce)?\.amazonaws\.(?:com|com\.cn|eu)$/i;
/** With several sessions in one browser the console puts account and session before the region. */
const consoleHost =
  /^(?:\d{12}-[a-z0-9]+\.)?(?:(?:s3|(?<region>[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}))\.)?console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu)$/i;
/** A local AWS: `http://localhost:4566/bucket/key` or `http://bucket.localhost:4566/key`. */
const localHost = /^(?:(?:(?<bucket>.+)\.)?localhost|127\.0\.0\.1|\[::1\])$/i;

/** Parsed by hand: the URL class would fold `.` and `..` segments and backslashes, which are legal in keys. */
const address = /^https?:\/\/([^/?#]+?)(?::\d+)?(?:\/([^?#]*))?(?:\?([^#]*))?(?:#.*)?$/is;

/** Hosts of S3's that stand for something else than a bucket (AWS General Reference, «Amazon S3 endpoints and quotas»). */
const otherHosts: readonly { readonly has: RegExp; readonly what: string }[] = [
  { has: /\.mrap\.accesspoint\.s3-global\./i, what: 'a Multi-Region Access Point' },
  { has: /(?:^|\.)(?:s3-accesspoint[.-]|accesspoint\.vpce-)/i, what: 'an access point' },
  { has: /\.s3-object-lambda[.-]/i, what: 'an Object Lambda access point' },
  { has: /(?:^|\.)s3express-/i, what: 'a directory bucket' },
  { has: /(?:^|\.)s3-outposts[.-]/i, what: 'S3 on Outposts' },
  { has: /(?:^|\.)(?:s3-control[.-]|control\.vpce-)/i, what: 'S3 Control' },
];

/** What an address of S3's stands for, when it is no general purpose bucket; null when it may be one. */
export function otherEndpoint(text: string): string | null {
  const [, name = ''] = address.exec(text) ?? [];
  const ofAws = /\.amazonaws\.(?:com|com\.cn|eu)$/i.test(name) && accessPointOfHost(name) === null;
  return ofAws ? (otherHosts.find(({ has }) => has.test(name))?.what ?? null) : null;
}

/** The place that an http(s) address names; null when the address is not S3's. */
export function placeOfUrl(text: string): Place | null {
  const [, name = '', path = '', search = ''] = address.exec(text) ?? [];
  const query = new URLSearchParams(search);
  return (
    placeAtAccessPoint(name, path, query) ?? placeOnConsole(name, path, query) ?? placeAtEndpoint(name, path, query)
  );
}

function placeAtAccessPoint(name: string, path: string, query: URLSearchParams): Place | null {
  const accessPoint = accessPointOfHost(name);
  if (accessPoint === null) return null;
  const key = decoded(path.replaceAll('+', ' '));
  return { bucket: '', key, versionId: query.get('versionId'), region: accessPoint.region, accessPoint };
}

function placeAtEndpoint(name: string, path: string, query: URLSearchParams): Place | null {
  const ofAws = host.exec(name)?.groups;
  // S3 itself reads a plus in a path as a space; a plus in a key is written %2B.
  if (ofAws) return endpointPlace(ofAws, path.replaceAll('+', ' '), query.get('versionId'));
  const local = localHost.exec(name)?.groups;
  return local ? endpointPlace(local, path, query.get('versionId')) : null;
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

/** `/s3/buckets/<bucket>?prefix=…` shows a folder, `/s3/object/<bucket>?prefix=…` an object, `/s3/bucket/…` a setting. */
function placeOnConsole(name: string, path: string, query: URLSearchParams): Place | null {
  const onConsole = consoleHost.exec(name)?.groups;
  const [, page, bucket] = /^s3\/(buckets?|object)\/([^/]+)/.exec(path) ?? [];
  if (!onConsole || bucket === undefined) return null;
  return {
    bucket: decoded(bucket) ?? bucket,
    key: page === 'object' ? query.get('prefix') || null : null,
    versionId: query.get('versionId'),
    region: plausible(query.get('region')) ?? onConsole['region'] ?? null,
  };
}

const plausible = (region: string | null): string | null =>
  region !== null && /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region) ? region : null;

function decoded(path: string): string | null {
  if (path === '') return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
