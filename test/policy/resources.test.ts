import { expect, it } from 'vitest';
import { allow, deny, verdict } from './ask.ts';

const allows = (resource: string, arn: string, settings = {}) =>
  verdict({ identity: [allow({ Resource: resource })], arn, settings }) === 'allow';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
it.each<[string, string, boolean]>([
  ['*', 'arn:aws:s3:::b/k', true],
  ['arn:aws:s3:::b', 'arn:aws:s3:::b', true],
  ['arn:aws:s3:::b', 'arn:aws:s3:::b/k', false],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', false],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/', true],
  ['arn:aws:s3:::b*', 'arn:aws:s3:::b2/k', true],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/a/b:c\nd', true],
  ['arn:aws:s3:::b/?', 'arn:aws:s3:::b/ab', false],
  ['arn:aws:s3:::b/K', 'arn:aws:s3:::b/k', false],
  ['arn:aws:s3:::b/a//b', 'arn:aws:s3:::b/a/b', false],
  ['arn:aws:s3:::b/a+(b)[c].$^|', 'arn:aws:s3:::b/a+(b)[c].$^|', true],
  ['arn:aws:s3:::b/a.c', 'arn:aws:s3:::b/abc', false],
  ['arn:*:s3:::b/k', 'arn:aws-cn:s3:::b/k', true],
  ['arn:aws:s3:::b/k', 'arn:aws-cn:s3:::b/k', false],
  ['arn:*/k', 'arn:aws:s3:::b/k', false],
  ['arn:aws:s3', 'arn:aws:s3:::b/k', true],
  ['arn:aws:s3:*:*:accesspoint/a/object/*', 'arn:aws:s3:us-west-2:111122223333:accesspoint/a/object/k', true],
])('%s about %j: %s', (pattern, arn, matches) => {
  expect(allows(pattern, arn)).toBe(matches);
});

it('an action without resource types needs a pattern for everything', () => {
  const everything = { wildcardOnlyAction: true };
  const about = (pattern: string) => allows(pattern, '*', everything);
  expect(['*', 'arn:aws:s3:::*', 'arn:aws:s3:::b', 'arn:aws:s3:::b*'].map(about)).toEqual([true, true, false, false]);
});

it('NotResource is everything else, objects of the bucket among it', () => {
  const identity = [allow(), deny({ Resource: undefined, NotResource: 'arn:aws:s3:::bucket' })];
  expect(verdict({ identity })).toBe('explicit_deny identity');
  expect(verdict({ identity, arn: 'arn:aws:s3:::bucket' })).toBe('allow');
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
it.each<[object, boolean]>([
  [{ Action: 'S3:getobject' }, true],
  [{ Action: '*:*' }, true],
  [{ Action: 's3:Get*' }, true],
  [{ Action: 's3:?etObject' }, true],
  [{ Action: 's3:GetObjectVersion' }, false],
  [{ Action: 's3express:*' }, false],
  [{ Action: 's3:GetObject, s3:PutObject' }, false],
  [{ Action: undefined, NotAction: 's3:*' }, false],
  [{ Action: undefined, NotAction: ['s3:Put*', 'ec2:*'] }, true],
])('%j on s3:GetObject: %s', (action, matches) => {
  expect(verdict({ identity: [allow({ ...action })] }) === 'allow').toBe(matches);
});
