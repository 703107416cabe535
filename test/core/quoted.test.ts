import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPiece, withoutQuotes, wordStarts } from '../../src/core/quoted.ts';

describe('the first word of a text', () => {
  it.each([
    ['a b c', 'a', 'b c'],
    ['  a', 'a', ''],
    ['', '', ''],
    ['"a b" c', 'a b', 'c'],
    ["'a b' c", 'a b', 'c'],
    ['"a "b" c', 'a "b', 'c'],
    ['"a"b c', '"a"b', 'c'],
    ['"a b', '"a', 'b'],
    ["it's a", "it's", 'a'],
    ['"" a', '', 'a'],
  ])('of %j it is %j, and %j follows', (text, value, rest) => {
    expect(firstPiece(text)).toEqual({ value, rest });
  });
});

it.each([
  ['', []],
  ['a  b\nc', [0, 3, 5]],
  ['"a b" c', [0, 6]],
  ['"a b', [0, 3]],
  ["'it's so' b", [0, 10]],
])('words of %j begin at %j, unless they are inside quotes', (text, starts) => {
  expect([...wordStarts(text)]).toEqual(starts);
});

it('looks at every word only once, however many quotes are left open', () => {
  const text = `'a "b `.repeat(20_000);
  expect([...wordStarts(text)]).toHaveLength(40_000);
});

it('takes one pair of quotes away, straight or curly, and only a pair', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(withoutQuotes(`"${text}"`)).toBe(text);
      expect(withoutQuotes(`\u{201c}${text}\u{201d}`)).toBe(text);
    }),
  );
  expect(['"a', 'a"', '"', '', '\u{201e}a\u{201d}'].map(withoutQuotes)).toEqual(['"a', 'a"', '"', '', 'a']);
});
