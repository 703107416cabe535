import { expect, it } from 'vitest';
import { parsePolicy, type PolicyUse } from '../../src/policy/parse.ts';

const statement = { Effect: 'Deny', Action: 's3:*', Resource: '*' };

function faults(value: unknown, use: PolicyUse = 'identity'): readonly string[] {
  const parsed = parsePolicy('p', value, use);
  return parsed.is === 'policy' ? [] : parsed.faults.map(({ place, what }) => `${place} ${what}`);
}

/** One statement, with something else in it. */
const one = (more: object) => ({ Version: '2012-10-17', Statement: [{ ...statement, ...more }] });

it.each<[string, unknown, string]>([
  ['null', null, 'document is not a JSON object'],
  ['a list', [], 'document is not a JSON object'],
  ['no statement', { Statement: null }, 'Statement is missing or empty'],
  ['a null among statements', { Statement: [statement, null] }, 'Statement[2] is not a JSON object'],
  ['a list for a statement', { Statement: [[statement]] }, 'Statement[1] is not a JSON object'],
  ['an action after a star', one({ Action: 'x*' }), 'Statement[1].Action names no service: x*'],
  ['an action before a star', one({ Action: '*x' }), 'Statement[1].Action names no service: *x'],
  ['a null for actions', one({ Action: null }), 'Statement[1].Action is missing, or not a text or list of texts'],
  [
    'a number among actions',
    one({ Action: ['s3:*', 5] }),
    'Statement[1].Action is missing, or not a text or list of texts',
  ],
  [
    'no condition value',
    one({ Condition: { Bool: { 'a:b': null } } }),
    'Statement[1].Condition.Bool.a:b is not a text or list of texts',
  ],
  [
    'an object among condition values',
    one({ Condition: { StringEquals: { 'a:b': ['x', {}] } } }),
    'Statement[1].Condition.StringEquals.a:b is not a text or list of texts',
  ],
])('%s in a policy is a fault with its place', (_name, value, fault) => {
  expect(faults(value)).toEqual([fault]);
});

it.each<[string, unknown, PolicyUse?]>([
  ['several stars for an action', one({ Action: '**' })],
  ['one statement without a list', { Statement: statement }],
  ['a condition without values', one({ Condition: { StringEquals: { 'a:b': [] } } })],
  ['no condition in Condition', one({ Condition: {} })],
  ['an empty Sid', one({ Sid: '' })],
])('%s is accepted', (_name, value) => {
  expect(faults(value)).toEqual([]);
});

it.each<[string, object, string]>([
  ['nobody by a number', { Principal: { AWS: [5] } }, 'Statement[1].Principal.AWS names nobody'],
  ['nobody by null', { Principal: { AWS: null } }, 'Statement[1].Principal.AWS names nobody'],
  ['a list for a map', { Principal: ['*'] }, 'Statement[1].Principal is missing, or neither * nor a map of principals'],
])('%s is no principal', (_name, who, fault) => {
  expect(faults(one(who), 'resource')).toEqual([fault]);
});

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
it.each<[string, object, readonly string[]]>([
  ['a Deny to everybody', { Principal: '*' }, []],
  ['everybody as a map', { Principal: { AWS: ['*'] } }, []],
  [
    'everybody and somebody',
    { Principal: { AWS: ['*', '111122223333'] } },
    ['Statement[1].Principal must be * in an RCP'],
  ],
  ['everybody but somebody', { NotPrincipal: { AWS: '111122223333' } }, ['Statement[1].Principal must be * in an RCP']],
  [
    'what JSON can say and no text can',
    { Principal: '*', Action: { toString: 0 } },
    ['Statement[1].Action is missing, or not a text or list of texts'],
  ],
  [
    'an Allow of everything in one bucket',
    { Effect: 'Allow', Principal: '*', Action: '*', Resource: 'arn:aws:s3:::b' },
    ['Statement[1].Effect must be Deny in an RCP'],
  ],
])('%s in an RCP', (_name, more, wanted) => {
  expect(faults(one(more), 'rcp')).toEqual(wanted);
});

it('reads Sid, effect and position of each statement', () => {
  const parsed = parsePolicy(
    'name',
    {
      Statement: [
        { ...statement, Sid: 'A' },
        { ...statement, Effect: 'Allow' },
      ],
    },
    'scp',
  );
  const rules = parsed.is === 'policy' ? parsed.policy.rules : [];
  expect(rules.map(({ sid, effect, position }) => ({ sid, effect, position }))).toEqual([
    { sid: 'A', effect: 'Deny', position: 1 },
    { sid: null, effect: 'Allow', position: 2 },
  ]);
});
