import { describe, expect, it } from 'vitest';
import { viewpoints } from '../../../src/analyzers/access/viewpoints.ts';
import { known } from '../../../src/core/fact.ts';
import type { Reads } from '../../../src/core/facts.ts';
import { question } from '../../../src/core/question.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import { publicRead, withPolicy } from '../../facts.ts';
import { account, foreign, identityOf, objectOf, role } from './facts-of.ts';

function seen(reads: Reads, target: Parameters<typeof objectOf>[1] = {}) {
  const facts = objectOf(reads, target);
  return viewpoints(facts, question({ target: facts.target, error: 'Access Denied' }));
}
const decisions = (...of: Parameters<typeof seen>) => seen(...of).map(({ explained }) => explained.decision);
const denyAll: PolicyStatement = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::logs/*' };

describe('a bucket, as three people see it who may do everything on their own side', () => {
  it('are somebody of its account, somebody of another, and whoever does not sign', () => {
    expect(seen({}).map(({ who }) => who)).toEqual([
      `somebody of the account ${account}`,
      'somebody of another account',
      'anybody without signing',
    ]);
    expect(seen({}, { account: foreign })[0]?.who).toBe(`somebody of the account ${foreign}`);
  });

  it.each<[string, Reads, readonly string[]]>([
    ['without a policy', {}, ['allow', 'implicit_deny', 'implicit_deny']],
    ['open to all', withPolicy(true, publicRead), ['allow', 'allow', 'allow']],
    ['closed to all', withPolicy(false, denyAll), ['explicit_deny', 'explicit_deny', 'explicit_deny']],
  ])('%s', (_what, reads, want) => {
    expect(decisions(reads)).toEqual(want);
  });

  it('cannot tell who of the account it is: a Deny that spares one role closes it to nobody in particular', () => {
    const spares = { ...denyAll, Condition: { ArnNotEquals: { 'aws:PrincipalArn': role } } };
    expect(decisions(withPolicy(false, spares))[0]).toBe('depends');
  });

  it('does not take our own tags for theirs', () => {
    const reds = { ...denyAll, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } };
    const us = { identity: known(identityOf([], { tags: [{ Key: 'team', Value: 'red' }] })) };
    expect(decisions({ ...withPolicy(false, reds), ...us })[0]).toBe('depends');
  });

  it('lets no pasted error speak for them', () => {
    expect(seen({}).map(({ explained }) => explained.asks.said)).toEqual([null, null, null]);
  });

  it('changes no policy for them', () => {
    const causes = seen(withPolicy(false, denyAll)).flatMap(({ explained }) => explained.causes);
    expect(causes.length).toBeGreaterThan(2);
    expect(causes.filter(({ patch }) => patch !== null)).toEqual([]);
  });
});
