import { describe, expect, it } from 'vitest';
import { cloudTrailParts } from '../../../../src/analyzers/access/error-text/cloudtrail.ts';

const arn = 'arn:aws:sts::111122223333:assumed-role/app/i-0abc';
const s3 = { eventSource: 's3.amazonaws.com', userIdentity: { type: 'AssumedRole', arn } };

describe('who', () => {
  it.each<[string, unknown, string | null, boolean]>([
    ['a session', { type: 'AssumedRole', arn }, arn, false],
    ['a service', { type: 'AWSService', invokedBy: 's3.amazonaws.com' }, 's3.amazonaws.com', false],
    [
      'a session that a service uses is the session',
      { type: 'AssumedRole', arn, invokedBy: 'athena.amazonaws.com' },
      arn,
      false,
    ],
    ['nobody', { type: 'AWSAccount', accountId: 'anonymous' }, null, true],
    ['nobody, as newer records spell it', { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL' }, null, true],
    ['another account', { type: 'AWSAccount', accountId: '111122223333' }, null, false],
    ['nothing known', null, null, false],
  ])('%s', (_name, userIdentity, principal, unsigned) => {
    expect(cloudTrailParts({ userIdentity })).toMatchObject({ principal, unsigned });
  });
});

describe('what', () => {
  it.each<[string, string, string | null]>([
    ['s3.amazonaws.com', 'GetObject', 's3:GetObject'],
    ['s3.amazonaws.com', 'ListObjects', 's3:ListBucket'],
    ['kms.amazonaws.com', 'Decrypt', 'kms:Decrypt'],
    ['sts.amazonaws.com', 'AssumeRole', 'sts:AssumeRole'],
    ['ec2.amazonaws.com', 'RunInstances', null],
  ])('%s %s is %s', (eventSource, eventName, action) => {
    expect(cloudTrailParts({ eventSource, eventName }).action).toBe(action);
  });

  it('an event without a name has no action', () => {
    expect(cloudTrailParts({ eventSource: 's3.amazonaws.com' }).action).toBeNull();
  });
});

describe('on what', () => {
  const object = { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::media/a' };
  const bucket = { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::media' };
  const listing = { type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::media/', ARN: 'arn:aws:s3:::media/' };

  it.each<[string, object, string | null]>([
    ['the object before its bucket', { resources: [object, bucket] }, 'arn:aws:s3:::media/a'],
    ['the bucket of a listing', { resources: [listing, bucket] }, 'arn:aws:s3:::media'],
    ['the parameters', { requestParameters: { bucketName: 'media', key: 'a/b' } }, 'arn:aws:s3:::media/a/b'],
    ['the parameters, a bucket', { requestParameters: { bucketName: 'media' } }, 'arn:aws:s3:::media'],
    ['China', { awsRegion: 'cn-north-1', requestParameters: { bucketName: 'm' } }, 'arn:aws-cn:s3:::m'],
    ['GovCloud', { awsRegion: 'us-gov-west-1', requestParameters: { bucketName: 'm' } }, 'arn:aws-us-gov:s3:::m'],
    [
      'the European cloud',
      { awsRegion: 'eusc-de-east-1', requestParameters: { bucketName: 'm' } },
      'arn:aws-eusc:s3:::m',
    ],
    [
      'an access point in the bucket’s place',
      { requestParameters: { bucketName: 'arn:aws:s3:eu-west-1:1:accesspoint/a' } },
      null,
    ],
    ['nothing', { requestParameters: null, resources: 'none' }, null],
  ])('%s', (_name, record, resource) => {
    expect(cloudTrailParts({ ...s3, ...record }).resource).toBe(resource);
  });
});
