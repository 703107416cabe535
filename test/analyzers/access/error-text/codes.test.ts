import { describe, expect, it } from 'vitest';
import { causeOfCode, codeIn } from '../../../../src/analyzers/access/error-text/codes.ts';

describe('a code has one cause', () => {
  it.each<[string, string | null]>([
    ['NoSuchKey', 'B05'],
    ['ExpiredTokenException', 'A04'],
    ['KMS.DisabledException', 'F06'],
    ['DisabledException', 'F06'],
    ['KMS.XksProxyUriUnreachableException', 'F19'],
    ['AccessDenied', null],
    ['InvalidRequest', null],
    ['constructor', null],
    ['', null],
  ])('%j: %s', (code, cause) => {
    expect(causeOfCode(code)).toBe(cause);
  });
});

describe('a code is found in a text', () => {
  it.each<[string, string | null]>([
    ['Caused by: NoSuchBucket: it is gone', 'NoSuchBucket'],
    ['AccessDenied, then InvalidAccessKeyId', 'InvalidAccessKeyId'],
    ['s3://media/NoSuchKey', null],
    ['we are Busy', null],
  ])('%j: %s', (text, code) => {
    expect(codeIn(text)).toBe(code);
  });
});
