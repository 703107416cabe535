import { expect, it } from 'vitest';
import { glob } from '../../../src/sandbox/aws/glob.ts';

it.each([
  ['*', '', true],
  ['a*', 'abc', true],
  ['a*c', 'abcbc', true],
  ['a*c', 'abcb', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', false],
  ['a.c', 'abc', false],
  ['', '', true],
  ['', 'a', false],
  ['*a*a*a*a*b', 'a'.repeat(5000), false],
])('%s and %s: %s', (pattern, text, fits) => {
  expect(glob(pattern, text)).toBe(fits);
});
