import { expect, it } from 'vitest';
import { allOff, allOn } from '../facts.ts';
import { planIn } from './model.ts';
import { bucket } from './places.ts';
import { isBlindWithout, plans, stepsIn } from './promises.ts';

const id = 'block-public-access';
const on = JSON.stringify(allOn);

plans(id, [
  ['turns all four on where nothing was set up', {}, {}, 'steps', on],
  ['turns all four on where they are off', {}, { [bucket]: { publicAccessBlock: allOff } }, 'steps', on],
  [
    'writes all four where one is missing',
    {},
    { [bucket]: { publicAccessBlock: { ...allOn, IgnorePublicAcls: false } } },
    'steps',
    on,
  ],
  [
    'has nothing to do where all four are on',
    {},
    { [bucket]: { publicAccessBlock: allOn } },
    'nothing',
    'All four flags',
  ],
]);

isBlindWithout(id, {}, {}, ['publicAccessBlock']);

it('is undone completely', () => {
  expect(stepsIn(planIn({}, id, {}))).toMatchObject({ undoLeaves: null, steps: [{ target: { bucket } }] });
});
