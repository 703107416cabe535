import { expect, it } from 'vitest';
import { areaPath, linePath, ringPath, runs } from '../../../../src/sandbox/page/charts/paths.ts';

const a = { x: 0, y: 5 };
const b = { x: 10, y: 3 };

it('a gap ends a line, and is neither zero nor bridged over', () => {
  expect(runs([a, null, b])).toEqual([[a], [b]]);
  expect(runs([null, a, b, null])).toEqual([[a, b]]);
  expect(runs([])).toEqual([]);
});

it('an area stands on the ground', () => {
  expect(linePath([a, b])).toBe('M0 5L10 3');
  expect(areaPath([a, b], 9)).toBe('M0 5L10 3L10 9L0 9Z');
});

it('a ring’s only piece is still drawn', () => {
  const path = ringPath(0, 1, { outer: 90, inner: 50 });
  expect(path).toMatch(/^M0 -90A90 90 0 1 1 -0\.01 -90/);
});
