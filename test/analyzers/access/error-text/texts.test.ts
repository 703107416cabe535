import { describe, expect, it } from 'vitest';
import { causeOfPlainWords, causeOfWords } from '../../../../src/analyzers/access/error-text/texts.ts';

describe('words that decide', () => {
  it.each<[string, string | null]>([
    ['Request has expired', 'A06'],
    ['There were headers present in the request which were not signed', 'A08'],
    ['You do not have READWRITE permissions to the requested S3 Prefix: s3://media/a', 'D30'],
    ['You have exceeded the rate at which you may call KMS.', 'F12'],
    ['You must give the log-delivery group WRITE and READ_ACP permissions to the target bucket', 'D33'],
    ['The owner for the bucket to be logged and the target bucket must be the same.', 'G08'],
    ['the bucket is requester pays', 'D22'],
    ['key/1234 is pending deletion, says KMS', 'F07'],
    ['Access Denied', null],
  ])('%s: %s', (text, cause) => {
    expect(causeOfWords(text)).toBe(cause);
  });

  /** Names of keys, roles and buckets say what people like. */
  it.each(['s3://media/requester-pays/a', 'role/ABAC-admin', 's3://media/mfa-delete.txt', 'the object does not exist'])(
    'a name is no reason: %s',
    (text) => {
      expect(causeOfWords(`Access Denied: ${text}`)).toBeNull();
    },
  );
});

describe('the words of a code that was not pasted', () => {
  it.each<[string, string | null]>([
    ['The difference between the request time and the current time is too large.', 'A03'],
    ['Request is not yet valid', 'A03'],
    ['The SSO session associated with this profile has expired or is otherwise invalid.', 'A04'],
    ['signed with an unsupported STS Token version', 'A17'],
    ['Unable to locate credentials', 'A16'],
    ['Permission denied on S3 path: s3://media/a', 'G15'],
    ['all is well', null],
  ])('%s: %s', (text, cause) => {
    expect(causeOfPlainWords(text)).toBe(cause);
  });
});
