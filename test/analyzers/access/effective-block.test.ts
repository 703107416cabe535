import { expect, it } from 'vitest';
import { effective, flags } from '../../../src/analyzers/access/effective-block.ts';
import { absent, denied, failed, known } from '../../../src/core/fact.ts';
import { allOff, allOn, bucketFacts, without } from '../../facts.ts';

const states = {
  on: known(allOn),
  off: known(allOff),
  absent,
  denied: denied('s3:Look'),
  failed: failed('timed out', 'x'),
} as const;

it.each([
  ['on', 'on', { is: 'on', by: ['the account', 'the bucket'] }],
  ['on', 'off', { is: 'on', by: ['the account'] }],
  ['off', 'on', { is: 'on', by: ['the bucket'] }],
  ['denied', 'on', { is: 'on', by: ['the bucket'] }],
  ['on', 'failed', { is: 'on', by: ['the account'] }],
  ['off', 'off', { is: 'off' }],
  ['absent', 'absent', { is: 'off' }],
  ['absent', 'off', { is: 'off' }],
  ['denied', 'off', { is: 'unknown' }],
  ['off', 'denied', { is: 'unknown' }],
  ['failed', 'absent', { is: 'unknown' }],
] as const)('the account %s, the bucket %s', (account, bucket, is) => {
  const facts = bucketFacts({ accountPublicAccessBlock: states[account], publicAccessBlock: states[bucket] });
  expect(flags.map((flag) => effective(facts, flag))).toEqual([is, is, is, is]);
});

it('what was never read hides as much as what was denied', () => {
  const facts = without(bucketFacts({ publicAccessBlock: absent }), 'accountPublicAccessBlock');
  expect(effective(facts, 'RestrictPublicBuckets')).toEqual({ is: 'unknown' });
});

it('each flag counts by itself', () => {
  const facts = bucketFacts({
    accountPublicAccessBlock: known({ ...allOff, IgnorePublicAcls: true }),
    publicAccessBlock: known({ ...allOff, BlockPublicPolicy: true }),
  });
  expect(flags.map((flag) => effective(facts, flag).is)).toEqual(['off', 'on', 'on', 'off']);
});
