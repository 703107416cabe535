import { expect, it } from 'vitest';
import { rawOf } from '../../../../src/analyzers/access/error-text/raw.ts';

const text = 'An error occurred (NoSuchKey) when calling the GetObject operation: gone';

it('reads code and operation off the text', () => {
  expect(rawOf({ message: text })).toMatchObject({ code: 'NoSuchKey', operation: 'GetObject', status: null });
});

it('what the caller knows counts before what the text says', () => {
  expect(rawOf({ message: text, code: 'AccessDenied', status: 403, operation: 'HeadObject' })).toMatchObject({
    code: 'AccessDenied',
    status: 403,
    operation: 'HeadObject',
  });
});

it('the message of a JSON error stands before the JSON', () => {
  expect(rawOf({ message: '{"errorMessage":"it is\\ngone","x":1}' }).text).toMatch(/^it is gone \{/);
});

it('what stands far behind in a long paste is not read', () => {
  expect(rawOf({ message: `${'x'.repeat(200_000)} ${text}` }).code).toBeNull();
});
