import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactLines, exactWord } from '../../src/core/exact-json.ts';
import { firstPiece } from '../../src/core/quoted.ts';
import { unmangle } from '../../src/core/unmangle.ts';
import { visible, visibleLine } from '../../src/core/visible.ts';

const odd = fc.constantFrom(
  '‮',
  '​',
  '\u{1f469}\u{200d}\u{1f4bb}',
  '“',
  '’',
  ' – x',
  '<http://a|b>',
  '&amp;',
  '`a`',
  "'",
  '"',
  '\n',
  ' ',
  '\\',
);
const text = fc.array(fc.oneof(odd, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
const value = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null), fc.array(text)));
const plain = (of: unknown): unknown => JSON.parse(JSON.stringify(of));

describe('JSON as one word', () => {
  it('says what it said', () => {
    fc.assert(
      fc.property(value, (of) => {
        expect(JSON.parse(exactWord(of))).toEqual(plain(of));
      }),
    );
  });

  it('is the same for Slack, a terminal and whoever reads words', () => {
    fc.assert(
      fc.property(value, (of) => {
        const word = exactWord(of);
        expect(unmangle(word)).toBe(word);
        expect(visibleLine(word)).toBe(word);
        expect(firstPiece(`${word} more`)).toEqual({ value: word, rest: 'more' });
        expect(word).toMatch(/^[!-~]+$/);
      }),
    );
  });
});

describe('JSON in lines', () => {
  it('says what it said, and hides nothing', () => {
    fc.assert(
      fc.property(value, (of) => {
        const shown = exactLines(of).join('\n');
        expect(JSON.parse(shown)).toEqual(plain(of));
        expect(visible(shown)).toBe(shown);
      }),
    );
  });

  it('leaves letters as they are', () => {
    expect(exactLines({ a: 'é 日本' })).toEqual(['{', '  "a": "é 日本"', '}']);
    expect(exactLines(['a\u{202e}b'])).toEqual(['[', String.raw`  "a\u202eb"`, ']']);
  });
});
