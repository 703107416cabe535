import { expect, it } from 'vitest';
import { glob } from '../../src/policy/glob.ts';
import { fixed, partsOf } from '../../src/policy/pattern.ts';

const fits = (pattern: string, text: string): boolean => glob(fixed(partsOf(pattern, false)) ?? [])(text);

it.each<[string, string, boolean]>([
  ['', '', true],
  ['', 'a', false],
  ['a', 'a', true],
  ['a', 'A', false],
  ['*', '', true],
  ['**', 'a/b:c\nd', true],
  ['a*', 'a', true],
  ['a*', 'b', false],
  ['a**', 'abc', true],
  ['*a', 'a', true],
  ['*a', 'ba', true],
  ['*a', 'ab', false],
  ['a*b', 'ab', true],
  ['a*b', 'axxb', true],
  ['a*b', 'axbx', false],
  ['a*b*', 'ab', true],
  ['a*b**', 'ab', true],
  ['a*b*c', 'abbc', true],
  ['a*bc*d', 'abxbcxd', true],
  ['a*?', 'a', false],
  ['a*?', 'ab', true],
  ['?', '', false],
  ['?', 'a', true],
  ['?', 'ab', false],
  ['??', 'ab', true],
  ['a?', 'a', false],
  ['?*', 'a', true],
  ['*?*', '', false],
  ['*.csv', 'data.csv.csv', true],
  ['*aab', 'aaaab', true],
  ['*ab*ba', 'abba', true],
  ['*ab*ba', 'aba', false],
  ['a?c', 'a😀c', true],
  ['a??c', 'a😀c', false],
  ['a.c', 'abc', false],
  ['a\u0000*', 'a\u0000b', true],
  ['*\u0001', '\u0001', true],
])('%j fits %j: %s', (pattern, text, wanted) => {
  expect(fits(pattern, text)).toBe(wanted);
});

it('a text of its own is no wildcard, whatever it holds', () => {
  const exact = glob(['a*', { wild: '?' }, '?']);
  expect([exact('a*x?'), exact('abx?'), exact('a*xy')]).toEqual([true, false, false]);
});

it('texts beside each other are one text', () => {
  const matches = glob(['a', 'b', { wild: '*' }]);
  expect([matches('abc'), matches('acb')]).toEqual([true, false]);
});
