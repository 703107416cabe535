import { expect, it } from 'vitest';
import { policyOf } from '../../facts.ts';
import { linesOf, partnerReads, sceneOf, stepOn, unknownOf } from './scene.ts';

const other = stepOn('policy', policyOf(partnerReads), 'trail');
const logged = stepOn('logging', { LoggingEnabled: { TargetBucket: 'trail', TargetPrefix: '' } });

it('says that a step on another bucket was not simulated', () => {
  expect(unknownOf(sceneOf(), other, logged)).toContain(
    'What the change of policy of trail means for others was not simulated: look at its difference.',
  );
  expect(linesOf(sceneOf(), other, logged)).toEqual([expect.stringMatching(/^gains \| whoever may read trail\/\*/)]);
});

it('says nothing of that where all steps are here', () => {
  expect(unknownOf(sceneOf(), logged)).not.toContain('simulated');
});
