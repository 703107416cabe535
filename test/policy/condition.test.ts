import { describe, expect, it } from 'vitest';
import { allow, ask, deny, type Situation, verdict } from './ask.ts';

const on = (operator: string, key: string, wanted: unknown) => ({ Condition: { [operator]: { [key]: wanted } } });

/** Whether an Allow, and a Deny, with this condition match. */
function matches(operator: string, wanted: unknown, seen: unknown, key = 'aws:x'): { allow: boolean; deny: boolean } {
  const context = seen === undefined ? {} : { [key]: seen };
  const condition = on(operator, key, wanted);
  return {
    allow: verdict({ identity: [allow(condition)], context }) === 'allow',
    deny: verdict({ identity: [allow(), deny(condition)], context }) === 'explicit_deny identity',
  };
}

const missing = undefined;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const table: readonly [string, unknown, unknown, boolean][] = [
  ['StringEquals', 'a', 'a', true],
  ['StringEquals', 'a', 'A', false],
  ['StringEquals', 'a*', 'ab', false],
  ['StringEquals', ['a', 'b'], 'b', true],
  ['StringEquals', '', '', true],
  ['StringEquals', 5, '5', true],
  ['StringEquals', 'a', missing, false],
  ['StringEquals', 'a', [], false],
  ['StringEquals', 'a', ['b', 'a'], true],
  ['stringequals', 'a', 'a', true],
  ['StringNotEquals', ['a', 'b'], 'c', true],
  ['StringNotEquals', ['a', 'b'], 'b', false],
  ['StringNotEquals', 'a', missing, true],
  ['StringNotEquals', 'a', ['a', 'b'], false],
  ['StringEqualsIgnoreCase', 'Ab', 'aB', true],
  ['StringNotEqualsIgnoreCase', 'Ab', 'aB', false],
  ['StringNotEqualsIgnoreCase', 'a', missing, true],
  ['StringLike', 'a?c*', 'abc/d\ne', true],
  ['StringLike', 'a?c', 'ac', false],
  ['StringLike', 'A*', 'abc', false],
  ['StringLike', '?', '😀', true],
  ['StringLike', '*a*b*', 'xaxbx', true],
  ['StringLike', '*aab', 'aaab', true],
  ['StringNotLike', 'a*', 'b', true],
  ['StringNotLike', 'a*', 'ab', false],
  ['StringNotLike', 'a*', missing, true],
  ['StringEqualsIfExists', 'a', missing, true],
  ['StringEqualsIfExists', 'a', 'b', false],
  ['StringNotEqualsIfExists', 'a', missing, true],
  ['NumericEquals', '5', '5.0', true],
  ['NumericEquals', 5, '6', false],
  ['NumericEquals', '5', 'five', false],
  ['NumericEquals', 'five', 'five', false],
  ['NumericNotEquals', '5', '6', true],
  ['NumericNotEquals', '5', '5', false],
  ['NumericNotEquals', '5', missing, true],
  ['NumericLessThan', '10', '9', true],
  ['NumericLessThan', '10', '10', false],
  ['NumericLessThan', '-1', '-1.5', true],
  ['NumericLessThan', '10', missing, false],
  ['NumericLessThanEquals', '10', '10', true],
  ['NumericLessThanEquals', '10', '10.1', false],
  ['NumericGreaterThan', '10', '11', true],
  ['NumericGreaterThan', '10', '10', false],
  ['NumericGreaterThanEquals', '10', '10', true],
  ['NumericGreaterThanEquals', '10', '9', false],
  ['DateEquals', '2026-07-01T00:00:00Z', '2026-07-01T02:00:00+02:00', true],
  ['DateEquals', '2026-07-01', '2026-07-01T00:00:00.000Z', true],
  ['DateEquals', '1782864000', '2026-07-01T00:00:00Z', true],
  ['DateEquals', '2026-07-01T00:00Z', '20260701', false],
  ['DateNotEquals', '2026-07-01', '2026-07-02', true],
  ['DateNotEquals', '2026-07-01', '2026-07-01T00:00:00Z', false],
  ['DateLessThan', '2026-07-01', '2026-06-30T23:59:59.9Z', true],
  ['DateLessThan', '2026-07-01', '2026-07-01', false],
  ['DateLessThanEquals', '2026-07-01', '2026-07-01', true],
  ['DateLessThanEquals', '2026-07', '2026-07-02', false],
  ['DateGreaterThan', '2026', '2026-01-01T00:00:01Z', true],
  ['DateGreaterThan', '2026-07-01', '2026-07-01', false],
  ['DateGreaterThanEquals', '2026-07-01T00:00:00-0100', '2026-07-01T01:00:00Z', true],
  ['DateGreaterThanEquals', '2026-07-01', '2026-06-30', false],
  ['Bool', true, 'TRUE', true],
  ['Bool', 'false', 'true', false],
  ['Bool', 'yes', 'yes', false],
  ['Bool', 'false', missing, false],
  ['BoolIfExists', 'true', missing, true],
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
  ['BinaryEquals', 'QQ==', 'QQ', true],
  ['BinaryEquals', 'QQ==', 'Qg==', false],
  ['IpAddress', '203.0.113.0/24', '203.0.113.255', true],
  ['IpAddress', '203.0.113.0/24', '203.0.114.0', false],
  ['IpAddress', '203.0.113.7', '203.0.113.7', true],
  ['IpAddress', '0.0.0.0/0', '8.8.8.8', true],
  ['IpAddress', '0.0.0.0/0', '2001:db8::1', false],
  ['IpAddress', '2001:DB8::/32', '2001:0db8:0:0::1', true],
  ['IpAddress', '::1', '0:0:0:0:0:0:0:1', true],
  ['IpAddress', '203.0.113.0/24', '::ffff:203.0.113.9', true],
  ['IpAddress', '203.0.113.0/33', '203.0.113.1', false],
  ['IpAddress', '203.0.113.0/24', 'nowhere', false],
  ['IpAddress', '203.0.113.0/24', '203.0.113.256', false],
  ['IpAddress', '::/0', '1:2:3', false],
  ['IpAddress', '203.0.113.0/24', missing, false],
  ['NotIpAddress', '203.0.113.0/24', '203.0.113.1', false],
  ['NotIpAddress', '203.0.113.0/24', '198.51.100.1', true],
  ['NotIpAddress', '203.0.113.0/24', missing, true],
  ['ArnLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:role/a/b:c', true],
  ['ArnLike', 'arn:*:role/a', 'arn:aws:iam::111122223333:role/a', false],
  ['ArnEquals', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:role/a', true],
  ['ArnEquals', 'arn:aws:iam::1*:role/a', 'no arn', false],
  ['ArnNotEquals', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:role/a', false],
  ['ArnNotLike', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:user/a', true],
  ['ArnNotLike', 'arn:aws:iam::111122223333:role/*', missing, true],
  ['Null', 'true', missing, true],
  ['Null', true, 'a', false],
  ['Null', 'false', 'a', true],
  ['Null', 'true', [], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a'], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
  ['ForAllValues:StringEquals', 'a', missing, true],
  ['ForAllValues:StringEquals', 'a', '', true],
  ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'a'], false],
  ['ForAllValues:StringNotEquals', ['a', 'b'], ['c'], true],
  ['ForAllValues:StringEqualsIfExists', 'a', missing, true],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'a'], true],
  ['ForAnyValue:StringEquals', 'a', ['b'], false],
  ['ForAnyValue:StringEquals', 'a', missing, false],
  ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true],
  ['ForAnyValue:StringNotEquals', 'a', ['a'], false],
  ['ForAnyValue:StringNotEquals', 'a', missing, false],
];

describe('a condition, in an Allow and in a Deny alike', () => {
  it.each(table)('%s %j with %j is %s', (operator, wanted, seen, held) => {
    expect(matches(operator, wanted, seen)).toEqual({ allow: held, deny: held });
  });

  it.each(['StringMatches', 'NullIfExists', 'ForAllValues:'])('%s is unknown: no Allow, but a Deny', (operator) => {
    expect(matches(operator, 'a', 'a')).toEqual({ allow: false, deny: true });
  });

  it('an unknown operator beside a condition that fails is no Deny', () => {
    const Condition = { StringMatches: { 'aws:x': 'a' }, StringEquals: { 'aws:y': 'a' } };
    expect(verdict({ identity: [allow(), deny({ Condition })] })).toBe('allow');
  });
});

describe('keys and values', () => {
  it('all operators and keys must hold', () => {
    const Condition = { StringEquals: { 'aws:x': 'a', 'aws:y': 'b' }, Bool: { 'aws:z': true } };
    const context = { 'aws:x': 'a', 'aws:y': 'b', 'aws:z': 'true' };
    expect(verdict({ identity: [allow({ Condition })], context })).toBe('allow');
    expect(verdict({ identity: [allow({ Condition })], context: { ...context, 'aws:y': 'c' } })).not.toBe('allow');
  });

  it('keys do not mind case', () => {
    expect(
      verdict({
        identity: [allow(on('Bool', 'AWS:securetransport', true))],
        context: { 'aws:SecureTransport': 'true' },
      }),
    ).toBe('allow');
  });

  it('the time is now when the case says none', () => {
    const at = (time: string) => verdict({ identity: [allow(on('DateLessThan', 'aws:CurrentTime', time))] });
    expect([at('2026-11-22T12:00:01Z'), at('2026-11-22T12:00:00Z')]).toEqual(['allow', 'implicit_deny identity']);
    expect(verdict({ identity: [allow(on('NumericGreaterThan', 'aws:EpochTime', 1700000000))] })).toBe('allow');
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
describe('variables', () => {
  const home = (Resource: string, more: Situation = {}) => verdict({ identity: [allow({ Resource })], ...more });
  const is = (wanted: unknown, context: Record<string, unknown>, operator = 'StringLike') =>
    verdict({ identity: [allow(on(operator, 's3:prefix', wanted))], context }) === 'allow';

  it.each<[string, string, Situation, string]>([
    ['take the value', 'arn:aws:s3:::bucket/${aws:username}/*', { context: { 'AWS:UserName': 'data' } }, 'allow'],
    ['take the default', "arn:aws:s3:::bucket/${aws:username, 'data'}/*", {}, 'allow'],
    ['without either never match', 'arn:aws:s3:::bucket/${aws:username}*', {}, 'implicit_deny identity'],
    [
      'with several values never match',
      'arn:aws:s3:::bucket/${aws:username}/*',
      { context: { 'aws:username': ['data', 'x'] } },
      'implicit_deny identity',
    ],
    [
      'hold no wildcards',
      'arn:aws:s3:::bucket/${aws:username}',
      { context: { 'aws:username': '*' } },
      'implicit_deny identity',
    ],
    [
      'are plain text in 2008-10-17',
      'arn:aws:s3:::bucket/${a}',
      { version: null, arn: 'arn:aws:s3:::bucket/${a}' },
      'allow',
    ],
    ['escape wildcards', 'arn:aws:s3:::bucket/${*}', { arn: 'arn:aws:s3:::bucket/*' }, 'allow'],
    ['escaped, are no wildcards', 'arn:aws:s3:::bucket/${*}', {}, 'implicit_deny identity'],
    ['stand beside what needs none', 'arn:aws:s3:::bucket/d${?}', { arn: 'arn:aws:s3:::bucket/d?' }, 'allow'],
  ])('%s', (_name, resource, more, wanted) => {
    expect(home(resource, more)).toBe(wanted);
  });

  it('fill in texts, and their values are plain', () => {
    expect(is('home/${aws:username}/*', { 's3:prefix': 'home/al/x', 'aws:username': 'al' })).toBe(true);
    expect(is('home/${aws:username}/*', { 's3:prefix': 'home/al/x', 'aws:username': '*' })).toBe(false);
  });

  it('without value equal nothing, so a negated operator holds, and a positive one has its other values left', () => {
    expect(is('${aws:username}', { 's3:prefix': 'a' }, 'StringEquals')).toBe(false);
    expect(is('${aws:username}', { 's3:prefix': 'a' }, 'StringNotEquals')).toBe(true);
    expect(is('${aws:username}', {}, 'StringNotEquals')).toBe(true);
    expect(is(['${aws:username}', 'a'], { 's3:prefix': 'a' }, 'StringEquals')).toBe(true);
    expect(is(['${aws:username}', 'a'], { 's3:prefix': 'a' }, 'StringNotEquals')).toBe(false);
  });

  it('without value are told as the reason', () => {
    const Resource = 'arn:aws:s3:::bucket/${aws:username}/*';
    const Condition = { StringEquals: { 's3:prefix': '${aws:username}' } };
    const { reasons } = ask({ identity: [allow({ Resource }), allow({ Condition })], context: { 's3:prefix': 'a' } });
    expect(reasons?.map(({ because }) => because)).toMatchObject([
      { element: 'Resource', why: 'variable without value' },
      { element: 'Condition', why: 'variable without value' },
    ]);
  });

  it('without value in NotResource leave nothing out', () => {
    const one = { Resource: undefined, NotResource: 'arn:aws:s3:::bucket/${aws:username}/*' };
    expect(verdict({ identity: [allow(), deny(one)] })).toBe('explicit_deny identity');
  });

  it('are none in numbers', () => {
    expect(is('${aws:n}', { 's3:prefix': '5', 'aws:n': '5' }, 'NumericEquals')).toBe(false);
  });
});
