import { rows } from './row.ts';

/**
 * Where the request went, and whether what it asks for is there.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const addressing = rows(
  ['B01', 'region', 'caller', 'The bucket is in another Region', 'Send requests to the Region of the bucket.'],
  [
    'B02',
    'region',
    'caller',
    'The name of the new bucket has not spread yet',
    'Use the Regional endpoint, and follow redirects with a new signature.',
  ],
  [
    'B03',
    'region',
    'caller',
    'The signature names another Region than the one of the bucket',
    'Set the Region of the client to that of the bucket.',
  ],
  [
    'B04',
    'existence',
    'caller',
    'There is no such bucket',
    'Check the spelling, the partition and whether it was deleted.',
  ],
  [
    'B05',
    'existence',
    'caller',
    'There is no such object',
    'Check the key letter by letter: slashes, case, encoding, spaces at the end.',
  ],
  [
    'B06',
    'existence',
    'caller bucket-owner',
    'There is no such object, and whoever may not list the bucket is told 403',
    'Put the object there, or allow s3:ListBucket so that S3 says 404.',
  ],
  [
    'B07',
    'existence',
    'bucket-owner',
    'The latest version is a delete marker: the object was deleted',
    'Delete the marker to bring the object back.',
  ],
  [
    'B08',
    'existence',
    'caller',
    'There is no such version of the object',
    'List the versions; a lifecycle rule may have removed it.',
  ],
  [
    'B09',
    'existence',
    'caller',
    'The ARN or endpoint is of another kind than the operation needs',
    'Use the name that belongs to the endpoint.',
  ],
  [
    'B10',
    'existence',
    'bucket-owner',
    'The website endpoint serves anonymous requests only',
    'Use the REST endpoint or CloudFront, or make the content public knowingly.',
  ],
  [
    'B11',
    'existence',
    'caller',
    'Directory buckets answer on their own zonal endpoint only',
    'Use a client that knows directory buckets.',
  ],
  [
    'B12',
    'region',
    'caller',
    'The location constraint does not fit the endpoint',
    'Use the endpoint of the Region that the constraint names.',
  ],
  [
    'B13',
    'existence',
    'caller',
    'A bucket name with dots does not fit the TLS certificate',
    'Use path-style addresses, or a bucket without dots.',
  ],
  [
    'B14',
    'state',
    'bucket-owner',
    'The bucket does not have the endpoint that was used',
    'Enable Transfer Acceleration, or use the usual endpoint.',
  ],
  [
    'B15',
    'region',
    'caller',
    'GetBucketLocation across accounts works only in the Region of the bucket',
    'Use HeadBucket instead.',
  ],
  ['B16', 'state', 'caller', 'This is no refusal of access', 'Do what the code says; no permission is missing.'],
);
