import { expect, it } from 'vitest';
import { absent, denied, known } from '../../../src/core/fact.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import { policyOf } from '../../facts.ts';
import { linesOf, sceneOf, stepOn, tlsOnly } from './scene.ts';

const cooper = 'arn:aws:sts::111122223333:assumed-role/cooper/cooper';
const everybody: PolicyStatement = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
};
const facts = sceneOf({ policy: absent });
const ofPolicy = (lines: readonly string[]) => lines.filter((line) => line.includes('bucket policy'));

it('warns of a policy that nobody but root could change again, and that Cooper could not read back', () => {
  expect(ofPolicy(linesOf(facts, stepOn('policy', policyOf(everybody))))).toEqual([
    'loses | account 111122223333, which owns the bucket | can no longer change the bucket policy, but for its root user',
    `loses | Cooper itself (${cooper}) | can no longer read the bucket policy: neither this change could be verified, nor undone`,
  ]);
});

it('may be so where it hangs on the request', () => {
  const outside = { ...everybody, Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } };
  expect(ofPolicy(linesOf(facts, stepOn('policy', policyOf(outside)))).map((line) => line.split(' ')[0])).toEqual([
    'perhaps',
    'perhaps',
  ]);
});

it('warns of nothing where both still can', () => {
  expect(ofPolicy(linesOf(facts, stepOn('policy', policyOf(tlsOnly))))).toEqual([]);
});

it('does not warn anew of a policy that does it already', () => {
  const locked = sceneOf({ policy: known(policyOf(everybody)) });
  expect(ofPolicy(linesOf(locked, stepOn('policy', policyOf(everybody, tlsOnly))))).toEqual([]);
});

it('says nothing of Cooper where it does not know itself', () => {
  const lines = linesOf(
    sceneOf({ policy: absent, caller: denied('sts:GetCallerIdentity') }),
    stepOn('policy', policyOf(everybody)),
  );
  expect(lines.join()).not.toContain('Cooper');
});
