import { describe, expect, it } from 'vitest';
import { logParts } from '../../../../src/analyzers/access/error-text/access-log.ts';

const role = 'arn:aws:sts::111122223333:assumed-role/app/i-0abc';
const line = (requester: string, operation: string, key: string, end: string) =>
  `79a59df900b9 media [06/Oct/2026:00:00:38 +0000] 192.0.2.3 ${requester} 3E57427F3 ${operation} ${key} "GET /a HTTP/1.1" ${end} 243 - 7 - "-" "aws-cli/2" -`;

describe('a line of a server access log', () => {
  it('says who asked for what, and what came of it', () => {
    expect(logParts(line(role, 'REST.GET.OBJECT', 'videos/a.mp4', '403 AccessDenied'))).toEqual({
      code: 'AccessDenied',
      status: 403,
      operation: 'GetObject',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::media/videos/a.mp4',
      principal: role,
      unsigned: false,
      website: false,
    });
  });

  it.each<[string, string, string, string]>([
    ['a listing is on the bucket', 'REST.GET.BUCKET', '-', 'arn:aws:s3:::media'],
    ['a key is decoded twice', 'REST.GET.OBJECT', 'a%2520b%252Bc', 'arn:aws:s3:::media/a b+c'],
    ['a key that cannot be decoded stays', 'REST.GET.OBJECT', '100%', 'arn:aws:s3:::media/100%'],
  ])('%s', (_name, operation, key, resource) => {
    expect(logParts(line(role, operation, key, '403 AccessDenied')).resource).toBe(resource);
  });

  it('no requester is a request without a signature', () => {
    expect(logParts(line('-', 'REST.PUT.OBJECT', 'a', '403 AccessDenied'))).toMatchObject({
      unsigned: true,
      principal: null,
      action: 's3:PutObject',
    });
  });

  it('a canonical id is nobody that a policy names', () => {
    expect(logParts(line('b'.repeat(64), 'REST.GET.OBJECT', 'a', '403 AccessDenied')).principal).toBeNull();
  });

  it('knows website requests, and leaves the action of what it does not know open', () => {
    expect(logParts(line('-', 'WEBSITE.GET.OBJECT', 'a', '403 AccessDenied'))).toMatchObject({ website: true });
    expect(logParts(line('-', 'REST.GET.NEWTHING', '-', '403 AccessDenied')).action).toBeNull();
  });

  it('a request that went well has no code', () => {
    expect(logParts(line(role, 'REST.GET.OBJECT', 'a', '200 -'))).toMatchObject({ code: null, status: 200 });
  });
});

it('other texts are no log', () => {
  expect(logParts('An error occurred (AccessDenied) when calling the GetObject operation: Access Denied')).toEqual({});
});
