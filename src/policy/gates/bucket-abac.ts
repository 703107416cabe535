import type { Asked } from '../judge.ts';
import { unseen, type Values } from '../pattern.ts';
import type { S3Facts } from './s3-facts.ts';

const ofTheBucket = /^(?:aws:resourcetag|s3:buckettag)\//;

/**
 * A bucket's tags are condition keys only where attribute-based access control is enabled for it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html
 */
export function withBucketTags(values: Values, { bucketAbac }: S3Facts, { resource }: Asked): Values {
  // The tags of whatever has an account in its ARN, such as an access point, are its own.
  const isBucket = resource.segments?.[4] === '';
  if (!isBucket || bucketAbac === true || bucketAbac === null) return values;
  return (key) => {
    const found = values(key);
    if (found === undefined || !ofTheBucket.test(key)) return found;
    return bucketAbac === 'unknown' ? unseen : undefined;
  };
}
