import { AwsError, type Call } from '../../service.ts';
import { regionOfHost } from '../../route.ts';
import type { State } from '../../state.ts';
import type { Address } from './address.ts';
import { accessDenied, noSuchBucket } from './errors.ts';
import type { Bucket } from './state.ts';

/** What S3 refuses before it looks at permissions: no such bucket, another region, not the expected owner. */
export function admitTo(state: State, call: Call, address: Address): void {
  const name = address.bucket ?? '';
  if (!isBucketName(name))
    throw new AwsError('InvalidBucketName', 400, 'The specified bucket is not valid.', {
      details: { BucketName: name },
    });
  const bucket = state.s3.buckets.get(name);
  if (bucket === undefined) throw noSuchBucket(name);
  checkRegion(call, address, bucket);
  const expected = call.headers['x-amz-expected-bucket-owner'];
  if (expected !== undefined && expected !== bucket.account) throw accessDenied();
}

/** Also names from before 2018 (S3 user guide, «General purpose bucket naming rules»). */
const isBucketName = (name: string): boolean => /^[A-Za-z0-9._-]{3,255}$/.test(name);

/** Names that are given out today. */
export const isNewBucketName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^\d+\.\d+\.\d+\.\d+$/.test(name);

/**
 * A call that came to another region's endpoint is sent on by 301. Where DNS led it to the right region, as for a
 * virtual host without a region, only the signature is for a wrong one: 400.
 */
function checkRegion(call: Call, { style }: Address, bucket: Bucket): void {
  const named = regionOfHost(call.url.hostname);
  const unsigned = call.principal.account === null;
  const asked = unsigned ? named : call.region;
  if (asked === null || asked === bucket.region) return;
  const headers = { 'x-amz-bucket-region': bucket.region };
  if (!unsigned && style === 'virtual host' && named === null)
    throw new AwsError(
      'AuthorizationHeaderMalformed',
      400,
      `The authorization header is malformed; the region '${asked}' is wrong; expecting '${bucket.region}'`,
      { details: { Region: bucket.region }, headers },
    );
  const port = call.url.port === '' ? '' : `:${call.url.port}`;
  const host = `s3.${bucket.region}.localhost${port}`;
  throw new AwsError(
    'PermanentRedirect',
    301,
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    {
      details: {
        Endpoint: style === 'path' ? host : `${bucket.name}.${host}`,
        Bucket: bucket.name,
        Region: bucket.region,
      },
      headers,
    },
  );
}
