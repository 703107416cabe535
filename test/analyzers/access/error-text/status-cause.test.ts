import { describe, expect, it } from 'vitest';
import { statusCause } from '../../../../src/analyzers/access/error-text/status-cause.ts';
import type { Raw } from '../../../../src/analyzers/access/error-text/types.ts';

const nothing: Raw = {
  text: '',
  code: null,
  status: null,
  operation: null,
  principal: null,
  action: null,
  resource: null,
  unsigned: false,
  website: false,
};
const page = '<h1>403 Forbidden</h1><ul><li>Code: AccessDenied</li></ul>';

describe('what neither words nor code decide', () => {
  it.each<[string, Partial<Raw>, string | null]>([
    ['a generic denial', { text: 'Access Denied', status: 403 }, 'X02'],
    ['its code alone', { code: 'AccessDenied', status: 403 }, 'X02'],
    ['a bare 403', { status: 403 }, 'X03'],
    ['a HEAD', { code: '403', status: 403, operation: 'HeadObject' }, 'X03'],
    ['a HEAD that may be anything', { status: 400, operation: 'HeadBucket' }, 'X03'],
    ['a session of a directory bucket', { code: 'AccessDenied', operation: 'CreateSession' }, 'D31'],
    ['a directory bucket by its name', { text: 'PUT /hot--eun1-az1--x-s3/k: Access Denied', status: 403 }, 'D31'],
    ['a request without a signature', { code: 'AccessDenied', unsigned: true }, 'A10'],
    ['a website', { text: page, status: 403 }, 'B10'],
    ['a website in a log', { code: 'AccessDenied', status: 403, website: true, unsigned: true }, 'B10'],
    ['no object', { status: 404, operation: 'HeadObject' }, 'B05'],
    ['no bucket', { status: 404, operation: 'HeadBucket' }, 'B04'],
    ['moved', { code: '301' }, 'B01'],
    ['a delete marker', { code: 'MethodNotAllowed', operation: 'GetObject' }, 'B07'],
    ['a policy of somebody else’s bucket', { code: 'MethodNotAllowed', operation: 'PutBucketPolicy' }, 'D34'],
    ['a method that is not there', { code: 'MethodNotAllowed' }, 'B09'],
    ['no matter of access', { status: 503 }, 'B16'],
    ['a bad request', { status: 400 }, null],
    ['no error', { text: 'uploaded' }, null],
  ])('%s: %s', (_name, raw, cause) => {
    expect(statusCause({ ...nothing, ...raw })).toBe(cause);
  });
});
