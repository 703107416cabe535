import { expect, it } from 'vitest';
import { absent, denied, known } from '../../../src/core/fact.ts';
import type { Facts } from '../../../src/core/facts.ts';
import { target } from '../../../src/core/target.ts';
import { allOff, allOn, at, policyOf, publicRead } from '../../facts.ts';
import { account } from '../access/facts-of.ts';
import { linesOf, sceneOf, stepOn, unknownOf } from './scene.ts';

const whole = (fact: Facts['reads']['accountPublicAccessBlock']): Facts => ({
  target: target({ bucket: '', account }),
  at,
  reads: fact === undefined ? {} : { accountPublicAccessBlock: fact },
});
const on = stepOn('accountPublicAccessBlock', allOn, '');

it.each([
  ['off', known(allOff)],
  ['absent', absent],
  ['hidden', denied('s3:GetAccountPublicAccessBlock')],
  ['not read', undefined],
])('may close any public bucket of the account, and says that none was looked at: before it was %s', (_what, fact) => {
  expect(linesOf(whole(fact), on)).toEqual([
    `perhaps | whoever reaches every bucket of account ${account} by a public policy or a public ACL, in any Region | would be refused: anybody, and the other accounts that a public policy names`,
  ]);
  expect(unknownOf(whole(fact), on)).toContain(
    `Which other buckets of account ${account} are public was not looked at.`,
  );
});

it('says nothing of one bucket, where none is meant', () => {
  const unknown = unknownOf(whole(known(allOff)), on);
  expect(unknown).toContain('Who changed this lately, and may change it back, was not looked at.');
  expect(unknown).not.toMatch(/the bucket|website/);
});

it('may open them again', () => {
  expect(linesOf(whole(known(allOn)), stepOn('accountPublicAccessBlock', null, ''))[0]).toMatch(
    /^perhaps .*would be let in again/,
  );
});

it('is nothing where it is so already', () => {
  expect(linesOf(whole(known(allOn)), on)).toEqual([]);
  expect(unknownOf(whole(known(allOn)), on)).toBe('');
});

it('closes the bucket that was read, too', () => {
  const facts = sceneOf({ publicAccessBlock: known(allOff), policy: known(policyOf(publicRead)) });
  const lines = linesOf(facts, on);
  expect(lines[0]).toMatch(/^loses \| anybody, without signing/);
  expect(lines).toContainEqual(expect.stringContaining('every other bucket'));
});

it('is not about a bucket of another account', () => {
  const facts = sceneOf(
    { publicAccessBlock: known(allOff), policy: known(policyOf(publicRead)) },
    { account: '999999999999' },
  );
  expect(linesOf(facts, on)).toEqual([]);
});
