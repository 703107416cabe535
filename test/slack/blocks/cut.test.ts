import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut, cutCounting } from '../../../src/slack/blocks/cut.ts';
import { escaped } from '../../../src/slack/blocks/escape.ts';

const family = '👩‍👩‍👧‍👦';

it.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  [family.repeat(2), family.length + 2, `${family}…`],
  [`${family}b`, 5, `${family.slice(0, 3)}…`],
  [`a${'\u{301}'.repeat(99)}`, 5, `a${'\u{301}'.repeat(3)}…`],
])('cuts %j to %i', (text, most, expected) => {
  expect(cut(text, most)).toBe(expected);
});

it('never gives more than it may, nor half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, most) => {
      expect(cut(text, most).length).toBeLessThanOrEqual(most);
      expect(cut(text, most).isWellFormed()).toBe(true);
    }),
  );
});

it('says how much it cut', () => {
  const text = cutCounting('x'.repeat(1_024), 100);
  const [, kept = '', rest] = /^(x+)… \(and (\d+) characters more\)$/.exec(text) ?? [];
  expect(kept.length + Number(rest)).toBe(1_024);
  expect(text.length).toBeLessThanOrEqual(100);
});

it('escapes all that Slack would take for markup, and cuts no escape in two', () => {
  expect(escaped('<!channel> & <@U1>', 100)).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  expect(escaped('&'.repeat(200), 60).replaceAll('&amp;', '')).not.toContain('&');
});
