import { expect, it } from 'vitest';
import { sampled } from '../../../../src/analyzers/access/patch/sampled.ts';

const upTo = (count: number) => Array.from({ length: count }, (_none, nth) => nth);

it.each([
  [0, 3, []],
  [3, 3, [0, 1, 2]],
  [4, 3, [0, 2]],
  [10, 3, [0, 4, 8]],
  [1_000, 2, [0, 500]],
])('of %i things at most %i, evenly', (count, most, taken) => {
  expect(sampled(upTo(count), most)).toEqual(taken);
});
