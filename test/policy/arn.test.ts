import { describe, expect, it } from 'vitest';
import { arnMatcher, cut, segmentsOf } from '../../src/policy/arn.ts';
import { fixed, partsOf } from '../../src/policy/pattern.ts';

const fits = (pattern: string, arn: string): boolean => arnMatcher(fixed(partsOf(pattern, false)) ?? [])(arn);

it.each<[string, readonly string[] | null]>([
  ['arn:aws:s3:::bucket', ['arn', 'aws', 's3', '', '', 'bucket']],
  ['arn:aws:s3:::a:b:c', ['arn', 'aws', 's3', '', '', 'a:b:c']],
  ['arn:aws:s3::', null],
  ['', null],
])('%j has the parts %j', (arn, wanted) => {
  expect(segmentsOf(arn)).toEqual(wanted);
});

it.each<[string, unknown]>([
  ['a:b', [['a'], ['b']]],
  ['a::b', [['a'], [], ['b']]],
  ['a*c:?', [['a', { wild: '*' }, 'c'], [{ wild: '?' }]]],
  ['1:2:3:4:5:6:7*:8', [['1'], ['2'], ['3'], ['4'], ['5'], ['6:7', { wild: '*' }, ':8']]],
])('%j is cut at its first five colons', (pattern, wanted) => {
  expect(cut(partsOf(pattern, false))).toEqual(wanted);
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN */
describe('ARNs are compared part by part', () => {
  it.each<[string, string, boolean]>([
    ['*', 'arn:aws:iam::111122223333:role/a', true],
    ['*', 'no arn at all', true],
    ['arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:role/a/b:c', true],
    ['arn:aws:iam::*:role/a:c', 'arn:aws:iam::111122223333:role/a:c', true],
    ['arn:aws:iam::*:role/a:c', 'arn:aws:iam::111122223333:role/ac', false],
    ['arn:aws:iam::*:role/a:*:d', 'arn:aws:iam::111122223333:role/a:b:d', true],
    ['arn:*:role/a', 'arn:aws:iam::111122223333:role/a', false],
    ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/a', true],
    ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/b', false],
    ['arn:aws:iam::111122223333:role/?', 'arn:aws:iam::111122223333:role/ab', false],
    ['arn:aws:iam', 'arn:aws:iam', false],
    ['arn:aws:iam::1:role/a', 'arn:aws:iam', false],
    ['arn:aws:*:*:*', 'arn:aws:iam::111122223333:role/a', false],
  ])('%j about %j: %s', (pattern, arn, wanted) => {
    expect(fits(pattern, arn)).toBe(wanted);
  });
});
