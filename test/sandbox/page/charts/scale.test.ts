import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bands, heightScale, labelStride, shortNumber, ticksFor } from '../../../../src/sandbox/page/charts/scale.ts';

const frame = { left: 0, right: 100, top: 0, bottom: 200 };

describe('an axis', () => {
  it.each([
    [
      [10, 95],
      [0, 25, 50, 75, 100],
    ],
    [
      [0.1, 0.3],
      [0, 0.1, 0.2, 0.3],
    ],
    [
      [-5, 5],
      [-5, -2.5, 0, 2.5, 5],
    ],
    [
      [0, 0],
      [0, 1],
    ],
    [[], [0, 1]],
  ])('for %j has the ticks %j', (values, ticks) => {
    expect(ticksFor(values)).toEqual(ticks);
  });

  it('holds zero and every value, with few ticks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1 }), (values) => {
        const ticks = ticksFor(values);
        expect(ticks).toContain(0);
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(ticks.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

it('heights count downwards', () => {
  const y = heightScale([0, 50, 100], frame);
  expect([y(0), y(50), y(100)]).toEqual([200, 100, 0]);
});

it('every category has the middle of its own share', () => {
  const { width, at } = bands(4, frame);
  expect([width, at(0), at(3)]).toEqual([25, 12.5, 87.5]);
});

it('shows fewer labels when they would run into each other', () => {
  const labels = Array.from({ length: 12 }, (_, hour) => `${hour}:00`);
  expect(labelStride(labels, 600)).toBe(1);
  expect(labelStride(labels, 200)).toBeGreaterThan(1);
});

it.each([
  [1500, '1.5K'],
  [2e9, '2B'],
  [0.25, '0.25'],
])('%d is %s on an axis', (value, text) => {
  expect(shortNumber(value)).toBe(text);
});
