import { expect, it } from 'vitest';
import { readPlace, writePlace } from '../../../../src/sandbox/page/state/place.ts';

it.each([
  ['#as=U1&in=C1&thread=1.2', { as: 'U1', at: 'C1', thread: '1.2' }],
  ['#in=home', { as: null, at: 'home', thread: null }],
  ['#', { as: null, at: null, thread: null }],
])('%s can be read and written', (hash, place) => {
  expect(readPlace(hash)).toEqual(place);
  expect(writePlace(place)).toBe(hash);
});
