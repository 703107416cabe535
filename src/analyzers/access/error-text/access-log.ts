import { s3ActionOf } from './s3-action.ts';
import type { Raw } from './types.ts';

/**
 * One line of a server access log up to its error code: owner, bucket, time, address, requester, request id, operation,
 * key, request line, status, code (https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html).
 */
const record =
  /\s([a-z\d][\w.-]{2,62}) \[\d\d\/\w{3}\/\d{4}:[\d: +-]{10,20}\] \S{1,60} (\S{1,600}) \S{1,60} ((?:REST|WEBSITE)\.\w{1,20}\.\w{1,40}) (\S{1,4000}) "[^"]{0,9000}" (\d{3}) (\S{1,80})/;

/** `REST.method.resource`, in the words of S3's API. */
const operations: Readonly<Record<string, string>> = {
  'GET.OBJECT': 'GetObject',
  'HEAD.OBJECT': 'HeadObject',
  'PUT.OBJECT': 'PutObject',
  'POST.OBJECT': 'PostObject',
  'COPY.OBJECT': 'CopyObject',
  'COPY.OBJECT_GET': 'GetObject',
  'DELETE.OBJECT': 'DeleteObject',
  'POST.MULTI_OBJECT_DELETE': 'DeleteObjects',
  'POST.UPLOADS': 'CreateMultipartUpload',
  'PUT.PART': 'UploadPart',
  'COPY.PART': 'UploadPartCopy',
  'POST.UPLOAD': 'CompleteMultipartUpload',
  'GET.BUCKET': 'ListObjects',
  'HEAD.BUCKET': 'HeadBucket',
  'GET.BUCKETVERSIONS': 'ListObjectVersions',
  'GET.BUCKETPOLICY': 'GetBucketPolicy',
  'PUT.BUCKETPOLICY': 'PutBucketPolicy',
};

/** What a line of a server access log says; nothing where the text has none. */
export function logParts(text: string): Partial<Raw> {
  const found = record.exec(text);
  return found === null ? {} : partsOf(found.slice(1) as Fields);
}

type Fields = [bucket: string, requester: string, logged: string, key: string, status: string, code: string];

function partsOf([bucket, requester, logged, key, status, code]: Fields): Partial<Raw> {
  const operation = operations[logged.slice(logged.indexOf('.') + 1)] ?? null;
  return {
    code: code === '-' ? null : code,
    status: Number(status),
    operation,
    action: operation === null ? null : s3ActionOf(operation),
    resource: `arn:aws:s3:::${key === '-' ? bucket : `${bucket}/${decoded(key)}`}`,
    // Others than users and roles are canonical ids there, which no policy's `AWS` names.
    principal: requester.startsWith('arn:') ? requester : null,
    unsigned: requester === '-',
    website: logged.startsWith('WEBSITE'),
  };
}

/** Keys are encoded in logs, twice in fact: once as in a URL, and the signs of that once more. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(key));
  } catch {
    return key;
  }
}
