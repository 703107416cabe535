import pg from 'pg';
import { expect, it } from 'vitest';
import { Steady } from '../../src/store/steady.ts';

it('a connection whose end nobody listens to ends nothing else', () => {
  const broken = new Error('terminating connection due to administrator command');
  expect(() => new pg.Client().emit('error', broken)).toThrow(broken);
  expect(new Steady().emit('error', broken)).toBe(true);
});
