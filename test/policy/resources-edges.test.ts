import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../src/policy/arn.ts';
import { resourceMatcher } from '../../src/policy/resources.ts';

const about = (pattern: string, arn: string, everything = false, context: Record<string, readonly string[]> = {}) =>
  resourceMatcher(pattern, true)({ arn, segments: segmentsOf(arn), everything }, (key) => context[key]);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
it.each<[string, string, boolean]>([
  ['*', 'no arn', true],
  ['**', 'arn:aws:s3:::b/k', true],
  ['arn:aws:s3:::*', 'no arn', false],
  ['arn:aws:s3:::b/k', 'arn:aws:s3', false],
  ['*:*:s3:::b', 'arn:aws:s3:::b', true],
  ['arn:aws:s3:::b:c', 'arn:aws:s3:::b:c', true],
  ['arn:aws:s3:::b:c', 'arn:aws:s3:::b', false],
])('%j about %j: %s', (pattern, arn, wanted) => {
  expect(about(pattern, arn)).toBe(wanted);
});

describe('variables', () => {
  const user = { 'aws:username': ['b'] };

  it('count after the fifth colon', () => {
    expect(about('arn:aws:s3:::${aws:username}/k', 'arn:aws:s3:::b/k', false, user)).toBe(true);
    expect(about('arn:aws:s3:::${aws:username}/k', 'arn:aws:s3:::c/k', false, user)).toBe(false);
    expect(about('arn:aws:s3:::${aws:username}/k', 'arn:aws:s3:::b/k')).toBeNull();
  });

  it('are plain text before it', () => {
    expect(about('arn:aws:${aws:username}:::x', 'arn:aws:b:::x', false, user)).toBe(false);
  });

  it('do not matter where another part already differs', () => {
    expect(about('arn:aws:sns:::${aws:username}', 'arn:aws:s3:::b')).toBe(false);
  });
});

describe('an action without resource types', () => {
  it.each<[string, boolean]>([
    ['*', true],
    ['arn:aws:s3:::*', true],
    ['arn:aws:s3:::b', false],
    ['arn:aws:s3:::b*', false],
    ['arn:aws:s3:::?*', false],
  ])('%j: %s', (pattern, wanted) => {
    expect(about(pattern, '*', true)).toBe(wanted);
  });
});
