import { expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

const known = ['diagnose', 'help', 'fix'];

it.each([
  ['diagnos', 'diagnose'],
  ['daignose', 'diagnose'],
  ['DIAGNOSE', 'diagnose'],
  ['hlep', 'help'],
  ['fox', 'fix'],
])('%s is meant as %s', (typed, meant) => {
  expect(nearest(typed, known)).toBe(meant);
});

it.each(['', 'x', 'dig', 'delete', 'bucket', 'fable', 'x'.repeat(3_000)])('%s is near to nothing', (typed) => {
  expect(nearest(typed, known)).toBeNull();
});

it('the nearest of several wins', () => {
  expect(nearest('helm', ['heap', 'help'])).toBe('help');
});
