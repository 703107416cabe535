import { describe, expect, it } from 'vitest';
import { layerCause } from '../../../../src/analyzers/access/error-text/layer-cause.ts';

type Denial = Parameters<typeof layerCause>[0];
const denial: Denial = {
  principal: 'arn:aws:iam::111122223333:user/ana',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::media/a',
  effect: 'implicit',
  policyType: 'identity',
  operation: null,
};

describe('a layer', () => {
  it.each<[Denial['policyType'], Denial['effect'], string]>([
    ['identity', 'implicit', 'C01'],
    ['identity', 'explicit', 'C02'],
    ['permissions_boundary', 'implicit', 'C06'],
    ['permissions_boundary', 'explicit', 'C07'],
    ['session', 'implicit', 'C08'],
    ['resource', 'implicit', 'D02'],
    ['resource', 'explicit', 'D01'],
    ['scp', 'implicit', 'E01'],
    ['scp', 'explicit', 'E02'],
    ['rcp', 'explicit', 'E03'],
    ['vpc_endpoint', 'implicit', 'E04'],
    ['vpc_endpoint', 'explicit', 'E05'],
    ['role_trust', 'implicit', 'A16'],
    [null, 'explicit', 'X01'],
    [null, null, 'X02'],
  ])('%s, %s: %s', (policyType, effect, cause) => {
    expect(layerCause({ ...denial, policyType, effect })).toBe(cause);
  });
});

describe('a missing key', () => {
  const listing: Partial<Denial> = { action: 's3:ListBucket', resource: 'arn:aws:s3:::media' };

  it.each<[string | null, string]>([
    ['GetObject', 'B06'],
    ['HeadObject', 'B06'],
    ['CopyObject', 'B06'],
    ['ListObjectsV2', 'C01'],
    ['DeleteObject', 'C01'],
    [null, 'C01'],
  ])('s3:ListBucket refused for %s: %s', (operation, cause) => {
    expect(layerCause({ ...denial, ...listing, operation })).toBe(cause);
  });

  it('shows by the object, too, where no operation is known', () => {
    expect(layerCause({ ...denial, action: 's3:ListBucket', resource: 'arn:aws:s3:::media/a' })).toBe('B06');
  });
});

describe('a key', () => {
  it.each<[string, Partial<Denial>, string]>([
    ['nobody allows Decrypt', {}, 'F01'],
    ['nor a data key', { action: 'kms:GenerateDataKey' }, 'F03'],
    ['nor Decrypt for the parts of an upload', { operation: 'CompleteMultipartUpload' }, 'F04'],
    ['the key policy is silent', { policyType: 'resource' }, 'F02'],
    ['an SCP', { policyType: 'scp', effect: 'explicit' }, 'F17'],
    ['a boundary stays one', { policyType: 'permissions_boundary' }, 'C06'],
    ['KMS does not say', { policyType: null, effect: null }, 'F05'],
    ['an explicit deny of no named type', { policyType: null, effect: 'explicit' }, 'X01'],
  ])('%s: %s', (_name, over, cause) => {
    expect(layerCause({ ...denial, action: 'kms:Decrypt', ...over })).toBe(cause);
  });
});

describe('the resource’s own policy', () => {
  const resource: Partial<Denial> = { policyType: 'resource' };
  it.each<[string, Partial<Denial>, string]>([
    ['an access point’s', { resource: 'arn:aws:s3:eu-west-1:1:accesspoint/a/object/k' }, 'D05'],
    ['an access point’s deny', { resource: 'arn:aws:s3:eu-west-1:1:accesspoint/a', effect: 'explicit' }, 'D05'],
    ['that of Access Grants', { resource: 'arn:aws:s3:eu-west-1:1:access-grants/default' }, 'D30'],
    ['towards nobody', { principal: 'anonymous' }, 'A10'],
    ['towards CloudFront', { principal: 'cloudfront.amazonaws.com' }, 'G01'],
    [
      'towards CloudFront’s old identity',
      { principal: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' },
      'G02',
    ],
    ['a deny for CloudFront is a deny', { principal: 'cloudfront.amazonaws.com', effect: 'explicit' }, 'D01'],
  ])('%s', (_name, over, cause) => {
    expect(layerCause({ ...denial, ...resource, ...over })).toBe(cause);
  });
});

describe('other services', () => {
  it.each<[string, Partial<Denial>, string]>([
    ['a role not assumed', { action: 'sts:AssumeRole', policyType: null, effect: null }, 'A16'],
    ['an identity that may not assume it', { action: 'sts:AssumeRole' }, 'C01'],
    [
      'a location that Access Grants may not use',
      { action: 'sts:AssumeRole', principal: 'access-grants.s3.amazonaws.com', policyType: null, effect: null },
      'D30',
    ],
    ['a role for replication', { action: 'iam:PassRole', operation: 'PutBucketReplication' }, 'G06'],
    ['a directory bucket', { action: 's3express:CreateSession' }, 'D31'],
    [
      'a directory bucket behind an SCP',
      { action: 's3express:CreateSession', policyType: 'scp', effect: 'explicit' },
      'E02',
    ],
    ['the function of an Object Lambda', { action: 's3-object-lambda:WriteGetObjectResponse' }, 'D11'],
    ['its access point', { action: 's3-object-lambda:GetObject' }, 'D32'],
    ['tables', { action: 's3tables:GetTable' }, 'D32'],
    ['Lake Formation', { action: 'lakeformation:GetDataAccess' }, 'G15'],
  ])('%s: %s', (_name, over, cause) => {
    expect(layerCause({ ...denial, ...over })).toBe(cause);
  });
});

describe('a companion', () => {
  it.each<[string | null, string, string]>([
    ['PutObject', 's3:PutObjectAcl', 'C04'],
    [null, 's3:BypassGovernanceRetention', 'C04'],
    [null, 's3:PutObjectAcl', 'C01'],
    ['CopyObject', 's3:GetObjectTagging', 'C04'],
    ['GetObject', 's3:GetObjectVersion', 'C04'],
    ['PutObject', 's3:PutObject', 'C01'],
    ['PutObjectAcl', 's3:PutObjectAcl', 'C01'],
  ])('%s and %s: %s', (operation, action, cause) => {
    expect(layerCause({ ...denial, operation, action })).toBe(cause);
  });
});
