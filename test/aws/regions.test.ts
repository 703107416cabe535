import { expect, it } from 'vitest';
import { regions } from '../../src/aws/regions.ts';

it('a region is remembered for five minutes', () => {
  let now = 0;
  const known = regions(() => now);
  known.learn('logs', 'eu-west-1');
  now = 5 * 60_000 - 1;
  expect(known.of('logs')).toBe('eu-west-1');
  now = 5 * 60_000;
  expect(known.of('logs')).toBeNull();
});

it('no more than a thousand buckets are remembered, the oldest is forgotten first', () => {
  const known = regions(() => 0);
  for (let nth = 0; nth <= 1_000; nth += 1) known.learn(`bucket-${nth}`, 'us-east-1');
  expect(known.of('bucket-0')).toBeNull();
  expect(known.of('bucket-1')).toBe('us-east-1');
});
