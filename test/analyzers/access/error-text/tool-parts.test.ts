import { expect, it } from 'vitest';
import { toolParts } from '../../../../src/analyzers/access/error-text/tool-parts.ts';

it.each<[string, string, object]>([
  [
    'the CLI',
    'An error occurred (NoSuchKey) when calling the GetObject operation: gone',
    { code: 'NoSuchKey', operation: 'GetObject' },
  ],
  [
    'the CLI, a HEAD',
    'An error occurred (403) when calling the HeadObject operation: Forbidden',
    { code: '403', status: 403, operation: 'HeadObject' },
  ],
  [
    'Java 1',
    '(Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 1)',
    { code: 'AccessDenied', status: 403 },
  ],
  ['Java 2', '(Service: S3, Status Code: 404, Request ID: 1)', { status: 404 }],
  [
    'Go 2',
    'operation error S3: PutObject, https response error StatusCode: 403, RequestID: 1, HostID: 2, api error AccessDenied: no',
    { code: 'AccessDenied', status: 403, operation: 'PutObject' },
  ],
  ['Ruby', 'Aws::S3::Errors::NoSuchBucket: gone', { code: 'NoSuchBucket' }],
  ['Rust', 'Error { code: "NoSuchKey", message: "gone" }', { code: 'NoSuchKey' }],
  [
    'PHP',
    'Error executing "PutObject" on "https://a": `PUT` resulted in a `403 Forbidden` response',
    { status: 403, operation: 'PutObject' },
  ],
  ['Hadoop', 'getFileStatus on s3a://a/b: Forbidden', { operation: 'HeadObject' }],
  ['HTTP', 'HTTP/1.1 301 Moved Permanently', { status: 301 }],
  ['nothing', 'uploaded', {}],
])('%s', (_name, text, parts) => {
  expect(toolParts(text)).toEqual(parts);
});
