import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffOf } from '../../src/core/diff.ts';

const short = (before: string, after: string): string =>
  diffOf(Array.from(before), Array.from(after))
    .map(({ sign, text }) => `${sign}${text}`)
    .join(',');

describe('a diff of lines', () => {
  it.each([
    ['', 'ab', '+a,+b'],
    ['ab', '', '-a,-b'],
    ['ab', 'ab', ' a, b'],
    ['abc', 'axc', ' a,-b,+x, c'],
    ['abcd', 'acd', ' a,-b, c, d'],
    ['aab', 'ab', ' a,-a, b'],
    ['abcabba', 'cbabac', '-a,-b, c,-a, b,+a, b, a,+c'],
  ])('from "%s" to "%s" is %s', (before, after, wanted) => {
    expect(short(before, after)).toBe(wanted);
  });

  const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });

  it('holds both texts whole, in their order', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = diffOf(before, after);
        expect(lines.filter(({ sign }) => sign !== '+').map(({ text }) => text)).toEqual(before);
        expect(lines.filter(({ sign }) => sign !== '-').map(({ text }) => text)).toEqual(after);
      }),
    );
  });
});
