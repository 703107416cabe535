import { describe, expect, it } from 'vitest';
import { isWebsitePage, withoutErrorDocument, xmlParts } from '../../../../src/analyzers/access/error-text/xml.ts';

it.each<[string, string, object]>([
  ['an error document', '<Error><Code>NoSuchKey</Code></Error>', { code: 'NoSuchKey' }],
  ['one with breaks', '<Code> KMS.DisabledException </Code>', { code: 'KMS.DisabledException' }],
  ['a website page', '<li>Code: AccessDenied</li>', { code: 'AccessDenied' }],
  ['no document', 'Access Denied', {}],
])('%s', (_name, text, parts) => {
  expect(xmlParts(text)).toEqual(parts);
});

describe('a website endpoint’s page', () => {
  it.each<[string, boolean]>([
    ['<h1>403 Forbidden</h1><ul><li>Code: AccessDenied</li></ul>', true],
    ['403 Forbidden Code: AccessDenied Message: Access Denied RequestId: 1', true],
    ['403 Forbidden • Code: AccessDenied • Message: Access Denied', true],
    ['<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>', false],
    ['Status Code: 403, Error Code: AccessDenied', false],
  ])('%s: %s', (text, is) => {
    expect(isWebsitePage(text)).toBe(is);
  });
});

it('what a page says of its own error document is left out', () => {
  const half = 'Code: AccessDenied An Error Occurred While Attempting to Retrieve a Custom Error Document';
  expect(withoutErrorDocument(`${half} Code: NoSuchKey`)).toBe(half);
});
