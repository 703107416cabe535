import { describe, expect, it } from 'vitest';
import { conditionCause } from '../../../../src/analyzers/access/causes/condition-cause.ts';
import { causeLayers } from '../../../../src/core/cause.ts';

type Where = Parameters<typeof conditionCause>[1];

const inBucketPolicy: Where = { layer: 'resource', byService: false };
const ofService: Where = { layer: 'resource', byService: true };
const inKeyPolicy: Where = { layer: 'kms', byService: false };
const line = (key: string, ...wanted: readonly string[]) => ({ key, wanted });

describe('what a condition stands for by its key', () => {
  it.each([
    ['the encryption context of S3', 'kms:EncryptionContext:aws:s3:arn', 'F10'],
    ['the service that KMS is asked through', 'kms:ViaService', 'F11'],
    ['whose call it is', 'kms:CallerAccount', 'F11'],
    ['a VPC endpoint', 'aws:SourceVpce', 'E06'],
    ['a VPC', 'aws:SourceVpc', 'E06'],
    ['a VPC by its ARN', 'aws:SourceVpcArn', 'E06'],
    ['an address', 'aws:SourceIp', 'E06'],
    ['an address inside a VPC', 'aws:VpcSourceIp', 'E06'],
    ['the account of an endpoint', 'aws:VpceAccount', 'E06'],
    ['the organization of an endpoint', 'aws:VpceOrgID', 'E06'],
    ['the place of an endpoint', 'aws:VpceOrgPaths', 'E06'],
    ['a request over plain HTTP', 'aws:SecureTransport', 'E07'],
    ['an old TLS', 's3:TlsVersion', 'E08'],
    ['MFA', 'aws:MultiFactorAuthPresent', 'D24'],
    ['how old MFA is', 'aws:MultiFactorAuthAge', 'D24'],
    ['sessions that were revoked', 'aws:TokenIssueTime', 'C09'],
    ['another key', 's3:x-amz-server-side-encryption-aws-kms-key-id', 'F14'],
    ['a header for encryption', 's3:x-amz-server-side-encryption', 'F13'],
    ['a write only where nothing is', 's3:if-none-match', 'D36'],
    ['a write only over what is known', 's3:if-match', 'D36'],
    ['a write in parts', 's3:ObjectCreationOperation', 'D36'],
    ['a canned ACL', 's3:x-amz-acl', 'D15'],
    ['a grant in a header', 's3:x-amz-grant-full-control', 'D15'],
    ['how old a signature is', 's3:signatureAge', 'A12'],
    ['how a request is signed', 's3:authType', 'A12'],
    ['which signature', 's3:signatureversion', 'A12'],
    ['a signed body', 's3:x-amz-content-sha256', 'A12'],
    ["the bucket's tags", 'aws:ResourceTag/team', 'D28'],
    ["the bucket's tags, by S3's own key", 's3:BucketTag/team', 'D28'],
    ["the caller's tags", 'aws:PrincipalTag/team', 'C11'],
    ["the object's tags", 's3:ExistingObjectTag/secret', 'C11'],
    ['a Region', 'aws:RequestedRegion', 'E10'],
    ['whose the bucket is', 's3:ResourceAccount', 'E14'],
    ['whose the resource is', 'aws:ResourceAccount', 'E14'],
    ['which organization holds it', 'aws:ResourceOrgID', 'E14'],
    ['where the organization holds it', 'aws:ResourceOrgPaths', 'E14'],
    ['an access point', 's3:DataAccessPointArn', 'D06'],
    ['whose the access point is', 's3:DataAccessPointAccount', 'D06'],
    ['where the access point is open', 's3:AccessPointNetworkOrigin', 'D06'],
    ['an organization', 'aws:PrincipalOrgID', 'E09'],
    ['a place in an organization', 'aws:PrincipalOrgPaths', 'E09'],
    ['a day', 'aws:CurrentTime', 'E15'],
    ['a second', 'aws:EpochTime', 'E15'],
    ['a page', 'aws:Referer', 'E15'],
    ['a browser', 'aws:UserAgent', 'E15'],
    ['another service in between', 'aws:ViaAWSService', 'E12'],
    ['the services in between', 'aws:CalledVia', 'E12'],
    ['the last service in between', 'aws:CalledViaLast', 'E12'],
  ])('%s: %s is %s, whatever its case', (_what, key, id) => {
    const names = [key, key.toLowerCase(), key.toUpperCase()];
    expect(names.map((one) => conditionCause([line(one, 'x')], inBucketPolicy))).toEqual([id, id, id]);
  });

  it.each([
    'aws:RequestTag/team',
    's3:RequestObjectTag/secret',
    'aws:TagKeys',
    's3:RequestObjectTagKeys',
    'aws:PrincipalArn',
    'aws:userid',
    'aws:SourceArn',
    's3:prefix',
    'my:key',
    'xaws:SecureTransport',
  ])('%s tells nothing', (key) => {
    expect(conditionCause([line(key, 'x')], inBucketPolicy)).toBeNull();
  });

  it('no condition tells nothing', () => {
    expect(conditionCause([], inBucketPolicy)).toBeNull();
  });
});

describe('where a condition stands', () => {
  it.each(['aws:SourceIp', 'aws:SourceVpce', 'aws:SourceVpc', 'aws:VpcSourceIp'])(
    '%s in a key policy: KMS never sees the network of the client',
    (key) => {
      expect(conditionCause([line(key, 'x')], inKeyPolicy)).toBe('F11');
    },
  );

  it.each(['aws:SourceIp', 'aws:SourceVpce', 'aws:SecureTransport', 's3:TlsVersion'])(
    '%s, when an AWS service calls: it has no network of its own',
    (key) => {
      expect(conditionCause([line(key, 'x')], ofService)).toBe('G12');
    },
  );

  it.each(causeLayers)('MFA in layer %s is a matter of the bucket or of the session', (layer) => {
    const id = layer === 'resource' || layer === 'access_point' ? 'D24' : 'C13';
    expect(conditionCause([line('aws:MultiFactorAuthPresent', 'true')], { layer, byService: false })).toBe(id);
  });

  it('a demand for double encryption is told from one for any', () => {
    const wanting = (...values: readonly string[]) =>
      conditionCause([line('s3:x-amz-server-side-encryption', ...values)], inBucketPolicy);
    expect([wanting('aws:kms'), wanting('aws:kms:dsse'), wanting('AES256', 'aws:kms:dsse')]).toEqual([
      'F13',
      'F16',
      'F16',
    ]);
  });
});

describe('of several conditions', () => {
  it('the most telling one counts, wherever it stands', () => {
    const two = [line('aws:PrincipalOrgID', 'o-1'), line('aws:SourceVpce', 'vpce-1')];
    expect([conditionCause(two, inBucketPolicy), conditionCause(two.toReversed(), inBucketPolicy)]).toEqual([
      'E06',
      'E06',
    ]);
  });

  it('one that only spares somebody does not', () => {
    const two = [line('aws:PrincipalArn', 'arn:aws:iam::1:role/admin'), line('aws:SecureTransport', 'false')];
    expect(conditionCause(two, inBucketPolicy)).toBe('E07');
  });
});
