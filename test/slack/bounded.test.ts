import { expect, it } from 'vitest';
import { makeBounded } from '../../src/slack/bounded.ts';

it('forgets what is older than its time', () => {
  let time = 0;
  const map = makeBounded<number>({ most: 9, ttl: 10, now: () => new Date(time) });
  map.set('a', 1);
  time = 9;
  expect(map.get('a')).toBe(1);
  time = 10;
  expect(map.get('a')).toBeNull();
});

it('forgets the oldest when it is full; setting again makes something young', () => {
  const map = makeBounded<number>({ most: 2, ttl: 10, now: () => new Date(0) });
  for (const key of ['a', 'b', 'a', 'c']) map.set(key, 1);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, null, 1]);
});
