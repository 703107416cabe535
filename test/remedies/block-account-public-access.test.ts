import { expect, it } from 'vitest';
import { absent } from '../../src/core/fact.ts';
import { allOff, allOn } from '../facts.ts';
import { planIn } from './model.ts';
import { account } from './places.ts';
import { isBlindWithout, plans, stepsIn } from './promises.ts';

const id = 'block-account-public-access';
const on = JSON.stringify([['accountPublicAccessBlock', allOn]]);

plans(id, [
  ['turns all four on where nothing was set up', {}, {}, 'steps', on],
  ['turns all four on where they are off', {}, { '': { accountPublicAccessBlock: allOff } }, 'steps', on],
  ['has nothing to do where all four are on', {}, { '': { accountPublicAccessBlock: allOn } }, 'nothing', account],
]);

isBlindWithout(id, {}, {}, ['accountPublicAccessBlock']);

it('is about the account, not about a bucket', () => {
  expect(stepsIn(planIn({}, id, {})).steps).toMatchObject([{ target: { bucket: '', account } }]);
});

it('is refused while nobody knows which account it is', () => {
  const plan = planIn({}, id, {}, (facts) => ({
    ...facts,
    target: { ...facts.target, account: null },
    reads: { ...facts.reads, owner: absent },
  }));
  expect(plan).toMatchObject({ is: 'refused' });
});
