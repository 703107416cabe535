import fc from 'fast-check';
import { expect, it } from 'vitest';
import { covers, fits } from '../../../src/changes/rules/glob.ts';
import { holds } from '../../fuzz/holds.ts';

it.each<[string, string, boolean]>([
  ['cooper-media', 'cooper-media', true],
  ['cooper-media', 'cooper-media-2', false],
  ['cooper-*', 'cooper-', true],
  ['*', '', true],
  ['*-logs', 'a-logs-logs', true],
  ['a*b*c', 'aXbYbZc', true],
  ['a*b*c', 'aXbYbZ', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a.c', 'abc', false],
])('%s and %s', (pattern, text, expected) => {
  expect(fits(pattern, text)).toBe(expected);
});

const patterns = fc.string({ unit: fc.constantFrom('a', '*', '*', '?'), maxLength: 4 });
const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 });

it('fits as the regular expression does that it stands for', () => {
  holds(
    fc.property(patterns, texts, (pattern, text) => {
      const form = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(fits(pattern, text)).toBe(form.test(text));
    }),
  );
});

it('a pattern that covers another fits all that the other one fits', () => {
  holds(
    fc.property(patterns, patterns, texts, (wide, narrow, text) => {
      expect(fits(wide, text) || !fits(narrow, text) || !covers(wide, narrow)).toBe(true);
    }),
  );
});
