import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ask } from '../policy/ask.ts';
import { situation } from './situations.ts';

it('random situations are worth asking: every decision is frequent, and every layer stands in the way of some', () => {
  const answers = fc.sample(situation, { numRuns: 1000, seed: 1 }).map(ask);
  for (const wanted of ['allow', 'explicit_deny', 'implicit_deny'])
    expect(answers.filter(({ decision }) => decision === wanted).length).toBeGreaterThan(100);
  expect([...new Set(answers.flatMap(({ blockedBy = [] }) => blockedBy))].toSorted()).toEqual([
    'identity',
    'permissions_boundary',
    'rcp',
    'resource',
    's3_block_public_access',
    'scp',
    'session',
    'vpc_endpoint',
  ]);
});
