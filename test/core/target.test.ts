import { expect, it } from 'vitest';
import { bucketArn, objectArn, spelled, target } from '../../src/core/target.ts';

it('what is not given is null', () => {
  expect(target({ bucket: 'media' })).toEqual({
    bucket: 'media',
    key: null,
    versionId: null,
    account: null,
    region: null,
    accessPoint: null,
  });
});

it.each([
  [target({ bucket: 'media' }), 'media'],
  [target({ bucket: 'media', key: 'a/b c' }), 'media/a/b c'],
  [target({ bucket: 'media', key: 'a', versionId: 'v1' }), 'media/a?versionId=v1'],
])('%o is spelled %s', (one, text) => {
  expect(spelled(one)).toBe(text);
});

it('ARNs have neither region nor account', () => {
  expect(bucketArn('media')).toBe('arn:aws:s3:::media');
  expect(objectArn('media', 'a b')).toBe('arn:aws:s3:::media/a b');
});
