import { describe, expect, it } from 'vitest';
import { filled, fixed, isEverything, partsOf, textOf } from '../../src/policy/pattern.ts';

const any = { wild: '*' };
const one = { wild: '?' };
const variable = (name: string, otherwise: string | null = null) => ({ variable: name, otherwise });

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
describe('what a text is made of', () => {
  it.each<[string, unknown]>([
    ['', []],
    ['a*b?', ['a', any, 'b', one]],
    ['**', [any, any]],
    ['${aws:username}', [variable('aws:username')]],
    ['${ aws:username }', [variable('aws:username')]],
    ['a${aws:username}*', ['a', variable('aws:username'), any]],
    ["${aws:username, 'nobody'}", [variable('aws:username', 'nobody')]],
    ["${aws:username,'nobody'}", [variable('aws:username', 'nobody')]],
    ["${ aws:username  ,  'no, body'  }", [variable('aws:username', 'no, body')]],
    ["${aws:username, ''}", [variable('aws:username', '')]],
    ["${aws:username, 'a\nb'}", [variable('aws:username', 'a\nb')]],
    ["${aws:PrincipalTag/a b, 'x'}", [variable('aws:PrincipalTag/a b', 'x')]],
    ["${aws:username, 'x'y}", [variable("aws:username, 'x'y")]],
    ["${x'y,'z'}", [variable("x'y", 'z')]],
    ['${*}', ['*']],
    ['${?}', ['?']],
    ['${$}', ['$']],
    ['$', ['$']],
    ['${', ['${']],
    ['{*}', ['{', any, '}']],
    ['a${$}{b}', ['a', '$', '{b}']],
  ])('%j', (text, wanted) => {
    expect(partsOf(text, true)).toEqual(wanted);
  });

  it.each<[string, unknown]>([
    ['${aws:username}', ['${aws:username}']],
    ['${*}', ['${', any, '}']],
    ['a?', ['a', one]],
  ])('%j without variables', (text, wanted) => {
    expect(partsOf(text, false)).toEqual(wanted);
  });
});

describe('variables', () => {
  const values = (key: string) => ({ 'aws:username': ['al*ice'], 'aws:many': ['a', 'b'], 'aws:none': [] })[key];

  it.each<[string, unknown]>([
    ['home/${AWS:UserName}/*', ['home/', 'al*ice', '/', any]],
    ["${aws:none, 'x'}", ['x']],
    ["${aws:absent, ''}", ['']],
    ['${aws:none}', null],
    ['${aws:many}', null],
    ["${aws:many, 'x'}", null],
    ['plain', ['plain']],
  ])('%j filled in', (text, wanted) => {
    expect(filled(partsOf(text, true), values)).toEqual(wanted);
  });

  it.each([
    ['a*', true],
    ['${*}', true],
    ['${aws:username}', false],
  ])('%j is fixed: %s', (text, wanted) => {
    expect(fixed(partsOf(text, true)) !== null).toBe(wanted);
  });
});

it.each([
  ['*', true],
  ['***', true],
  ['', false],
  ['?', false],
  ['*a', false],
  ['${aws:username}', false],
])('%j is everything: %s', (text, wanted) => {
  expect(isEverything(partsOf(text, true))).toBe(wanted);
});

it('wildcards go back to text', () => {
  expect(textOf(['a', { wild: '*' }, 'b', { wild: '?' }])).toBe('a*b?');
});
