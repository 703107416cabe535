import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy, type PolicyUse } from '../../src/policy/parse.ts';

const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const document = (more: object, without: readonly string[] = []) => ({
  Version: '2012-10-17',
  Statement: [
    Object.fromEntries(Object.entries({ ...statement, ...more }).filter(([name]) => !without.includes(name))),
  ],
});

const to = (Sid: string) => ({ ...statement, Principal: '*', Sid });

function faults(value: unknown, use: PolicyUse = 'identity'): readonly string[] {
  const parsed = parsePolicy('p', value, use);
  return parsed.is === 'policy' ? [] : parsed.faults.map(({ place, what }) => `${place} ${what}`);
}

describe('what AWS accepts', () => {
  it.each<[string, unknown, PolicyUse?]>([
    ['one statement without a list', { Statement: statement }],
    ['an Id', { Id: 'x', Statement: [statement] }],
    ['lists and single values', document({ Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::b'] })],
    [
      'numbers and booleans as condition values',
      document({ Condition: { Bool: { 'aws:a': true }, NumericEquals: { 'aws:b': 5 } } }),
    ],
    ['the same Sid twice, spaces in it, in a bucket policy', { Statement: [to('a b'), to('a b')] }, 'resource'],
    ['an operator of a later date', document({ Condition: { StringMatches: { 'aws:a': 'b' } } })],
    ['a trust policy', document({ Principal: '*' }, ['Resource']), 'trust'],
    ['NotPrincipal', document({ NotPrincipal: { AWS: '111122223333' } }), 'resource'],
    ["AWS's own RCP", document({ Action: '*', Principal: '*' }), 'rcp'],
    ['an ARN cut short', document({ Resource: 'arn:aws:s3' })],
  ])('%s', (_name, value, use) => {
    expect(faults(value, use)).toEqual([]);
  });
});

describe('what AWS would reject, with the place', () => {
  it.each<[unknown, string, PolicyUse?]>([
    ['text', 'document is not a JSON object'],
    [{ Statement: [] }, 'Statement is missing or empty'],
    [{ Version: '2020-01-01', Statement: statement }, 'Version is neither 2012-10-17 nor 2008-10-17'],
    [{ Statement: ['x'] }, 'Statement[1] is not a JSON object'],
    [{ Statement: statement, statement: 1 }, 'statement is no element of a policy'],
    [document({ effect: 'Allow' }), 'Statement[1].effect is no element of a policy'],
    [document({ Effect: 'allow' }), 'Statement[1].Effect is not Allow or Deny'],
    [document({ Sid: 5 }), 'Statement[1].Sid is not a text'],
    [document({ Principal: '*' }), 'Statement[1].Resource has no place in a trust policy', 'trust'],
    [document({ Sid: 'a-b' }), 'Statement[1].Sid has other characters than letters and digits'],
    [{ Statement: [1, 2].map(() => ({ ...statement, Sid: 'a' })) }, 'Statement[2].Sid stands twice: a'],
    [document({ Resource: 'arn:aws:s3' }), 'Statement[1].Resource is no ARN and not *: arn:aws:s3', 'session'],
    [
      document({ Effect: 'Deny', Action: '*', Principal: '*' }),
      'Statement[1].Action must name a service in an RCP',
      'rcp',
    ],
    [document({ NotAction: 's3:*' }), 'Statement[1].NotAction stands beside Action'],
    [document({}, ['Action']), 'Statement[1].Action is missing, or not a text or list of texts'],
    [document({}, ['Resource']), 'Statement[1].Resource is missing, or not a text or list of texts'],
    [document({ Action: 'GetObject' }), 'Statement[1].Action names no service: GetObject'],
    [document({ Resource: 'bucket/*' }), 'Statement[1].Resource is no ARN and not *: bucket/*'],
    [document({ Principal: '*' }), 'Statement[1].Principal has no place in a policy of this kind'],
    [document({}), 'Statement[1].Principal is missing, or neither * nor a map of principals', 'resource'],
    [document({ Principal: { aws: '*' } }), 'Statement[1].Principal has an unknown kind of principal: aws', 'resource'],
    [document({ Principal: { AWS: [] } }), 'Statement[1].Principal.AWS names nobody', 'resource'],
    [document({ Principal: '*', NotPrincipal: '*' }), 'Statement[1].NotPrincipal stands beside Principal', 'resource'],
    [document({ Condition: [] }), 'Statement[1].Condition is not a JSON object'],
    [document({ Condition: { Bool: 'x' } }), 'Statement[1].Condition.Bool is not a JSON object'],
    [
      document({ Condition: { Bool: { 'a:b': {} } } }),
      'Statement[1].Condition.Bool.a:b is not a text or list of texts',
    ],
    [document({ Principal: '*' }), 'Statement[1].Effect must be Deny in an RCP', 'rcp'],
    [
      document({ Effect: 'Deny', Principal: { AWS: '111122223333' } }),
      'Statement[1].Principal must be * in an RCP',
      'rcp',
    ],
    [
      document({ Effect: 'Deny', Principal: '*', NotAction: 's3:*' }, ['Action']),
      'Statement[1].NotAction is not supported in an RCP',
      'rcp',
    ],
  ])('%j: %s', (value, fault, use) => {
    expect(faults(value, use)).toEqual([fault]);
  });
});

it('no document breaks the parser', () => {
  const names = fc.constantFrom('Version', 'Statement', 'Effect', 'Action', 'Resource', 'Principal', 'Condition', 'x');
  const { any } = fc.letrec((again) => ({
    any: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.array(again('any')), fc.dictionary(names, again('any'))),
  }));
  fc.assert(
    fc.property(any, (value) => {
      expect(['policy', 'rejected']).toContain(parsePolicy('p', value, 'resource').is);
    }),
  );
});
