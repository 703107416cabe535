import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible, visibleLine } from '../../src/core/visible.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, nth) => from + nth);

describe('what can not be seen is written out', () => {
  it.each([
    ['C0 controls', [...range(0x00, 0x09), ...range(0x0b, 0x1f), 0x7f]],
    ['C1 controls', range(0x80, 0x9f)],
    ['bidirectional controls', [0x061c, 0x200e, 0x200f, ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)]],
    ['zero-width characters', [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x034f, 0x180e]],
    ['line and paragraph separators', [0x2028, 0x2029]],
    ['fillers', [0x115f, 0x1160, 0x3164, 0xffa0, 0x00ad]],
    ['tags and selectors that smuggle text', [...range(0xe0020, 0xe007f), ...range(0xe0100, 0xe01ef), 0xfe00]],
    ['annotations', [0xfff9, 0xfffa, 0xfffb]],
    ['halves of characters', [0xd800, 0xdbff, 0xdc00, 0xdfff]],
  ])('%s', (_name, codes) => {
    for (const one of codes) expect(visible(`a${String.fromCodePoint(one)}b`)).toBe(`a\\u{${one.toString(16)}}b`);
  });

  it('an escape sequence paints nothing', () => {
    expect(visible('\u{1b}[31mred\u{1b}[0m')).toBe(String.raw`\u{1b}[31mred\u{1b}[0m`);
  });

  it('a selector behind a letter is a disguise, behind an emoji its look', () => {
    expect(visible('a\u{fe0f} ❤\u{fe0f}')).toBe('a\\u{fe0f} ❤\u{fe0f}');
  });
});

describe('ordinary text stays', () => {
  it.each([
    'videos/intro.mp4',
    'a  b',
    'naïve café',
    '日本語 キー',
    'שלום',
    'हिन्दी',
    '😀👍🏽🇩🇪',
    'two\nlines',
    '\\u{202e}',
    'a\u{a0}b',
  ])('%s', (text) => {
    expect(visible(text)).toBe(text);
  });

  it('a family of emoji shows what joins it', () => {
    expect(visible('👨‍👩')).toBe('👨\\u{200d}👩');
  });
});

it('on one line there are no line feeds', () => {
  expect(visibleLine('a\nb\r\nc')).toBe(String.raw`a\nb\u{d}\nc`);
});

it('is the same when it is done again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(visible(text))).toBe(visible(text));
    }),
  );
});
