import { describe, expect, it } from 'vitest';
import { valueOfKey } from '../../../../src/analyzers/access/context/index.ts';
import { everything, kmsKey, nothing, request, says } from './asking.ts';

describe('tags of a bucket', () => {
  it.each(['s3:BucketTag/team', 'aws:ResourceTag/team'])('%s counts only with ABAC on', (key) => {
    expect(says(key)).toBe('known media');
    expect(says(key, 'user', { abac: false })).toBe('known absent');
    expect(says(key, 'user', { abac: false, bucketTags: 'unknown' })).toBe('known absent');
    expect(says(key, 'user', { abac: 'unknown' })).toBe('unknown');
    expect(says(key, 'user', { bucketTags: 'unknown' })).toBe('unknown');
    expect(says(key, 'user', { bucketTags: null, abac: 'unknown' })).toBe('known absent');
  });
});

describe('tags of an object', () => {
  it.each([
    'GetObject',
    'GetObjectVersion',
    'GetObjectAcl',
    'GetObjectTagging',
    'PutObjectAcl',
    'PutObjectTagging',
    'DeleteObjectTagging',
  ])('s3:%s looks at them', (action) => {
    expect(says('s3:ExistingObjectTag/class', 'user', { action: `s3:${action}` })).toBe('known secret');
    expect(says('s3:ExistingObjectTag/none', 'user', { action: `s3:${action}` })).toBe('known absent');
  });

  it.each(['PutObject', 'DeleteObject', 'AbortMultipartUpload', 'ListBucket'])('s3:%s does not', (action) => {
    expect(says('s3:ExistingObjectTag/class', 'user', { action: `s3:${action}`, objectTags: 'unknown' })).toBe(
      'known absent',
    );
  });

  it('of other actions AWS does not say it', () => {
    expect(says('s3:ExistingObjectTag/class', 'user', { action: 's3:RestoreObject' })).toBe('unknown');
    expect(says('s3:ExistingObjectTag/none', 'user', { action: 's3:RestoreObject' })).toBe('known absent');
  });

  it('may be unknown; an object without any has none', () => {
    expect(says('s3:ExistingObjectTag/class', 'user', nothing)).toBe('unknown');
    expect(says('s3:ExistingObjectTag/class', 'user', { objectTags: null })).toBe('known absent');
  });
});

describe('access points', () => {
  const accessPoint = {
    arn: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/ap',
    account: '111122223333',
    networkOrigin: 'VPC' as const,
  };

  it.each([
    ['s3:DataAccessPointArn', `known ${accessPoint.arn}`],
    ['s3:DataAccessPointAccount', 'known 111122223333'],
    ['s3:AccessPointNetworkOrigin', 'known VPC'],
    ['s3:AccessPointTag/team', 'unknown'],
  ])('%s is there only through one', (key, value) => {
    expect(says(key, 'user', { accessPoint })).toBe(value);
    expect(says(key)).toBe('known absent');
  });

  it('whose network could not be read leave it open', () => {
    expect(says('s3:AccessPointNetworkOrigin', 'user', { accessPoint: { ...accessPoint, networkOrigin: null } })).toBe(
      'unknown',
    );
  });
});

describe('when S3 asks KMS for the caller', () => {
  const decrypt = { action: 'kms:Decrypt' };

  it.each([
    ['kms:ViaService', 'known s3.eu-west-1.amazonaws.com'],
    ['kms:CallerAccount', 'known 111122223333'],
    ['kms:EncryptionContext:aws:s3:arn', 'known arn:aws:s3:::logs/a.csv'],
    ['kms:EncryptionContext:mine', 'assumed absent'],
    ['kms:EncryptionContextKeys', 'assumed aws:s3:arn'],
    ['kms:EncryptionAlgorithm', 'assumed SYMMETRIC_DEFAULT'],
    ['kms:GrantIsForAWSResource', 'known absent'],
    ['kms:RequestAlias', 'assumed absent'],
    ['kms:ResourceAliases', 'unknown'],
    ['kms:KeyOrigin', 'unknown'],
    ['aws:ViaAWSService', 'known true'],
    ['aws:CalledVia', 'unknown'],
    ['aws:CalledViaFirst', 'unknown'],
    ['aws:CalledViaLast', 'unknown'],
    ['aws:SourceVpce', 'assumed absent'],
    ['aws:RequestedRegion', 'known eu-west-1'],
    ['aws:ResourceTag/team', 'unknown'],
    ['aws:PrincipalArn', 'known arn:aws:iam::111122223333:user/team/ana'],
    ['s3:prefix', 'known absent'],
    ['s3:TlsVersion', 'known absent'],
    ['s3:ResourceAccount', 'known absent'],
  ])('%s is %s', (key, value) => {
    expect(says(key, 'user', decrypt)).toBe(value);
  });

  it.each(['kms:ViaService', 'kms:CallerAccount', 'kms:EncryptionContext:aws:s3:arn', 'kms:RequestAlias'])(
    'S3 itself has no %s',
    (key) => {
      expect(says(key)).toBe('known absent');
    },
  );

  it('the encryption context may be unknown, and not every action has one', () => {
    expect(says('kms:EncryptionContext:aws:s3:arn', 'user', { ...decrypt, encryptionContext: 'unknown' })).toBe(
      'unknown',
    );
    expect(says('kms:EncryptionContext:aws:s3:arn', 'user', { action: 'kms:DescribeKey' })).toBe('known absent');
    expect(says('kms:EncryptionContextKeys', 'user', { action: 'kms:DescribeKey' })).toBe('known absent');
    expect(says('kms:EncryptionAlgorithm', 'user', { action: 'kms:GenerateDataKey' })).toBe('known absent');
    expect(says('kms:GrantIsForAWSResource', 'user', { action: 'kms:CreateGrant' })).toBe('unknown');
  });

  it.each([
    ['aws-cn', 'cn-north-1', 's3.cn-north-1.amazonaws.com.cn'],
    ['aws-us-gov', 'us-gov-west-1', 's3.us-gov-west-1.amazonaws.com'],
    ['aws-eusc', 'eusc-de-east-1', 's3.eusc-de-east-1.amazonaws.eu'],
  ])('the service has its own domain in %s', (partition, region, service) => {
    const asked = { ...request('user', 'kms:Decrypt'), resourceArn: kmsKey.replace('eu-west-1', region) };
    expect(valueOfKey('kms:ViaService', asked, { ...everything, partition }).values).toEqual([service]);
  });

  it('a key whose ARN is not known leaves the region open', () => {
    const asked = { ...request('user', 'kms:Decrypt'), resourceArn: '' };
    expect(valueOfKey('kms:ViaService', asked, everything).status).toBe('unknown');
  });
});
