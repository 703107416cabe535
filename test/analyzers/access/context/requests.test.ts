import { describe, expect, it } from 'vitest';
import type { ContextAbout } from '../../../../src/analyzers/access/context/types.ts';
import { nothing, says } from './asking.ts';

const way = (via: Partial<NonNullable<ContextAbout['via']>>): Partial<ContextAbout> => ({
  via: { vpcEndpointId: null, vpcId: null, sourceIp: null, ...via },
});

describe('the network of a request', () => {
  const endpoint = way({ vpcEndpointId: 'vpce-1', vpcId: 'vpc-1', sourceIp: '10.0.0.7' });
  const internet = way({ sourceIp: '203.0.113.9' });

  it.each([
    ['aws:SourceIp', 'known absent', 'known 203.0.113.9'],
    ['aws:SourceVpce', 'known vpce-1', 'known absent'],
    ['aws:SourceVpc', 'known vpc-1', 'known absent'],
    ['aws:VpcSourceIp', 'known 10.0.0.7', 'known absent'],
    ['aws:SourceVpcArn', 'unknown', 'known absent'],
    ['aws:VpceAccount', 'unknown', 'known absent'],
    ['aws:VpceOrgID', 'unknown', 'known absent'],
    ['aws:VpceOrgPaths', 'unknown', 'known absent'],
  ])('%s: through an endpoint %s, from the internet %s, else unknown', (key, inside, outside) => {
    expect(says(key, 'user', endpoint)).toBe(inside);
    expect(says(key, 'user', internet)).toBe(outside);
    expect(says(key)).toBe('unknown');
    expect(says(key, 'user', way({}))).toBe('unknown');
    expect(says(key, 'user', way({ sourceIp: 'athena.amazonaws.com' }))).toBe('unknown');
  });

  it.each(['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fd00::1', 'fe80::1'])(
    'a private address, %s, came through an endpoint',
    (sourceIp) => {
      expect(says('aws:SourceIp', 'user', way({ sourceIp }))).toBe('known absent');
      expect(says('aws:VpcSourceIp', 'user', way({ sourceIp }))).toBe(`known ${sourceIp}`);
      expect(says('aws:SourceVpce', 'user', way({ sourceIp }))).toBe('unknown');
    },
  );

  it.each(['172.15.0.1', '172.32.0.1', '100.128.0.1', '11.0.0.1', '2001:db8::1'])('%s is not private', (sourceIp) => {
    expect(says('aws:SourceIp', 'user', way({ sourceIp }))).toBe(`known ${sourceIp}`);
  });
});

describe('time and place', () => {
  it.each([
    ['aws:CurrentTime', 'known 2026-11-22T12:00:00Z'],
    ['aws:EpochTime', 'known 1795348800'],
    ['aws:RequestedRegion', 'known eu-west-1'],
    ['aws:ResourceAccount', 'known 444455556666'],
    ['s3:ResourceAccount', 'known 444455556666'],
    ['aws:ResourceOrgID', 'known o-1'],
    ['aws:ResourceOrgPaths', 'known o-1/r-1/ou-1/'],
  ])('%s is %s', (key, value) => {
    expect(says(key)).toBe(value);
  });

  it.each(['aws:RequestedRegion', 'aws:ResourceOrgID', 'aws:ResourceOrgPaths'])('%s may be unknown', (key) => {
    expect(says(key, 'user', nothing)).toBe('unknown');
  });

  it('a list of all buckets is asked in us-east-1', () => {
    expect(says('aws:RequestedRegion', 'user', { action: 's3:ListAllMyBuckets' })).toBe('assumed us-east-1');
  });

  it('a time that is none is unknown', () => {
    expect(says('aws:EpochTime', 'user', { now: '' })).toBe('unknown');
  });
});

describe('headers', () => {
  const write = { action: 's3:PutObject' };

  it.each([
    'acl',
    'grant-full-control',
    'grant-read',
    'grant-read-acp',
    'grant-write',
    'grant-write-acp',
    'server-side-encryption',
    'server-side-encryption-aws-kms-key-id',
    'server-side-encryption-customer-algorithm',
    'copy-source',
    'metadata-directive',
    'storage-class',
    'website-redirect-location',
  ])('s3:x-amz-%s is there when it is sent, which no setting of the bucket replaces', (name) => {
    const key = `s3:x-amz-${name}`;
    expect(says(key, 'user', write)).toBe('assumed absent');
    expect(says(key)).toBe('known absent');
    expect(says(key, 'user', { ...write, headers: { [`x-amz-${name}`]: 'x' } })).toBe('known x');
  });

  it.each([
    ['s3:if-match', 's3:DeleteObject', 'if-match', 'assumed absent'],
    ['s3:if-none-match', 's3:PutObject', 'if-none-match', 'assumed absent'],
    ['s3:x-amz-object-ownership', 's3:CreateBucket', 'x-amz-object-ownership', 'assumed absent'],
    ['s3:x-amz-bucket-namespace', 's3:CreateBucket', 'x-amz-bucket-namespace', 'assumed absent'],
    ['s3:object-lock-mode', 's3:PutObject', 'x-amz-object-lock-mode', 'assumed absent'],
    ['s3:object-lock-mode', 's3:PutObjectRetention', 'x-amz-object-lock-mode', 'unknown'],
    ['s3:object-lock-retain-until-date', 's3:PutObjectRetention', 'x-amz-object-lock-retain-until-date', 'unknown'],
    ['s3:object-lock-legal-hold', 's3:PutObjectLegalHold', 'x-amz-object-lock-legal-hold', 'unknown'],
    ['s3:x-amz-content-sha256', 's3:GetObject', 'x-amz-content-sha256', 'unknown'],
    ['aws:referer', 's3:GetObject', 'referer', 'assumed absent'],
    ['aws:UserAgent', 's3:GetObject', 'user-agent', 'unknown'],
  ])('%s for %s comes from %s, else it is %s', (key, action, name, otherwise) => {
    expect(says(key, 'user', { action })).toBe(otherwise);
    expect(says(key, 'user', { action, headers: { [name]: 'x' } })).toBe('known x');
  });
});

describe('what bodies and queries say', () => {
  it.each([
    ['s3:prefix', 's3:ListBucket', 'assumed absent'],
    ['s3:delimiter', 's3:ListBucketVersions', 'assumed absent'],
    ['s3:max-keys', 's3:ListBucket', 'assumed absent'],
    ['s3:prefix', 's3:GetObject', 'known absent'],
    ['s3:ObjectCreationOperation', 's3:PutObject', 'unknown'],
    ['s3:object-lock-remaining-retention-days', 's3:PutObjectRetention', 'unknown'],
    ['s3:LocationConstraint', 's3:CreateBucket', 'unknown'],
    ['s3:InventoryAccessibleOptionalFields', 's3:PutInventoryConfiguration', 'unknown'],
    ['s3:LocationConstraint', 's3:GetObject', 'known absent'],
    ['aws:RequestTag/team', 's3:TagResource', 'unknown'],
    ['aws:TagKeys', 's3:CreateBucket', 'unknown'],
    ['aws:RequestTag/team', 's3:GetObject', 'known absent'],
    ['aws:TagKeys', 's3:PutObject', 'known absent'],
    ['s3:VersionId', 's3:GetObject', 'known absent'],
    ['s3:VersionId', 's3:ListBucketVersions', 'known absent'],
    ['s3:VersionId', 's3:GetObjectVersion', 'unknown'],
    ['s3:RequestObjectTag/a', 's3:PutObject', 'assumed absent'],
    ['s3:RequestObjectTagKeys', 's3:PutObject', 'assumed absent'],
    ['s3:RequestObjectTagKeys', 's3:PutObjectTagging', 'unknown'],
    ['s3:RequestObjectTag/a', 's3:GetObject', 'known absent'],
    ['s3:AccessGrantsInstanceArn', 's3:GetObject', 'known absent'],
    ['s3:JobSuspendedCause', 's3:GetObject', 'known absent'],
  ])('%s for %s: %s', (key, action, value) => {
    expect(says(key, 'user', { action })).toBe(value);
  });

  it('a version that was asked for is known', () => {
    expect(says('s3:VersionId', 'user', { action: 's3:GetObjectVersion', versionId: 'v1' })).toBe('known v1');
  });

  it('tags in a header are known', () => {
    const tagged = { action: 's3:PutObject', headers: { 'x-amz-tagging': 'a=1&B=two+words' } };
    expect(says('s3:RequestObjectTag/b', 'user', tagged)).toBe('known two words');
    expect(says('s3:RequestObjectTag/c', 'user', tagged)).toBe('known absent');
    expect(says('s3:RequestObjectTagKeys', 'user', tagged)).toBe('known a, B');
  });
});
