import { expect, it } from 'vitest';
import { withBucketTags } from '../../../src/policy/gates/bucket-abac.ts';
import { unseen } from '../../../src/policy/pattern.ts';
import { at } from './at.ts';

const context = { 'aws:resourcetag/team': 'red', 's3:buckettag/team': 'red', 'aws:principaltag/team': 'red' };

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html */
it.each<[boolean | 'unknown' | null, string, unknown]>([
  [true, 'aws:resourcetag/team', ['red']],
  [null, 'aws:resourcetag/team', ['red']],
  [false, 'aws:resourcetag/team', undefined],
  [false, 's3:buckettag/team', undefined],
  [false, 'aws:principaltag/team', ['red']],
  ['unknown', 'aws:resourcetag/team', unseen],
  ['unknown', 'aws:resourcetag/other', undefined],
])('with ABAC %s, %s is %s', (bucketAbac, key, wanted) => {
  const { asked, s3 } = at({ context, s3: { bucketAbac } });
  expect(withBucketTags(asked.values, s3, asked)(key)).toEqual(wanted);
});

it('the tags of an access point are its own', () => {
  const { asked, s3 } = at({ context, s3: { bucketAbac: false } });
  const arn = 'arn:aws:s3:us-west-2:111122223333:accesspoint/ap';
  const point = { ...asked, resource: { arn, segments: arn.split(':'), everything: false } };
  expect(withBucketTags(asked.values, s3, point)('aws:resourcetag/team')).toEqual(['red']);
});
