import { expect, it } from 'vitest';
import type { Policy } from '../../src/policy/policy.ts';
import { authorize } from '../../src/policy/authorize.ts';
import { AuthorizeCase } from '../../src/policy/cases/case.ts';
import { prepared } from '../../src/policy/cases/decide.ts';

/** Statements that each take some judging: an action that fits, a wildcard, a condition that fails. */
const line = (statements: number): string => {
  const Statement = Array.from({ length: statements }, (_, nth) => ({
    Effect: 'Allow',
    Action: ['ec2:*', 's3:Get*'],
    Resource: [`arn:aws:s3:::other/${nth}/*`, `arn:aws:s3:::bucket/*`],
    Condition: {
      StringEquals: { 'aws:PrincipalTag/team': [`team-${nth}`, 'x'] },
      Bool: { 'aws:SecureTransport': 'true' },
    },
  }));
  const principal = { type: 'user', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' };
  const resource = { arn: 'arn:aws:s3:::bucket/key', account: '111122223333' };
  const context = { 'aws:PrincipalTag/team': 'b', 'aws:SecureTransport': 'true' };
  const identity = [{ name: 'long', document: { Version: '2012-10-17', Statement } }];
  return JSON.stringify({ request: { principal, action: 's3:GetObject', resource, context }, policies: { identity } });
};

/** What one explanation costs: questions asked of matchers and conditions, keys looked up, bytes of the answer. */
function costOf(statements: number) {
  const cost = { asked: 0, keys: 0, reasons: 0, bytes: 0 };
  const [asked, given, about] = prepared(AuthorizeCase.parse(JSON.parse(line(statements))), new Date(0));
  const counting =
    <A extends readonly unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      cost.asked++;
      return work(...args);
    };
  const counted = (policy: Policy): Policy => ({
    ...policy,
    rules: policy.rules.map((rule) => ({
      ...rule,
      actions: { ...rule.actions, matchers: rule.actions.matchers.map(counting) },
      resources: { ...rule.resources, matchers: rule.resources.matchers.map(counting) },
      conditions: rule.conditions.map((one) => ({ ...one, holds: counting(one.holds) })),
    })),
  });
  const values = (key: string) => {
    cost.keys++;
    return asked.values(key);
  };
  const policies = { ...given, identity: given.identity.map(counted) };
  const { reasons } = authorize({ ...asked, values }, policies, about);
  return { ...cost, reasons: reasons.length, bytes: JSON.stringify(reasons).length };
}

it('a policy of 500 statements costs four times as much to explain as one of 125, not more', () => {
  const small = costOf(125);
  const big = costOf(500);
  expect(small.reasons).toBe(125);
  expect(small.asked).toBeGreaterThan(500);
  expect([big.asked, big.keys, big.reasons]).toEqual([4 * small.asked, 4 * small.keys, 4 * small.reasons]);
  // Statements with higher numbers are a little longer.
  expect(big.bytes / small.bytes).toBeLessThan(4.2);
});
