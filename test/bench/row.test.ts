import { expect, it } from 'vitest';
import { median } from './median.ts';
import { lineOf, passes, type Row } from './row.ts';

it.each<[Row['bar'], number, boolean]>([
  [null, 0, true],
  [{ atMost: 100 }, 100, true],
  [{ atMost: 100 }, 100.1, false],
  [{ atMost: 100 }, NaN, false],
  [{ atLeast: 10 }, 10, true],
  [{ atLeast: 10 }, 9.9, false],
  [{ atLeast: 10 }, NaN, false],
])('with the bar %j, %d passes: %s', (bar, value, wanted) => {
  expect(passes({ what: 'speed', value, bar })).toBe(wanted);
});

it('a line says what was measured, what was wanted, and whether it is so', () => {
  expect(lineOf({ what: 'speed', value: 12.345, bar: { atLeast: 100 } }, 6)).toBe(
    'speed        12.35  at least 100: NO',
  );
  expect(lineOf({ what: 'speed', value: 173_903, bar: null }, 5)).toBe('speed     173,903');
  expect(lineOf({ note: 'peer skipped: no network' }, 5)).toBe('peer skipped: no network');
});

it('the median is the middle one, whatever their order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 4, 2, 3])).toBe(3);
});
