import { describe, expect, it } from 'vitest';
import { silenceCause } from '../../../../src/analyzers/access/causes/silence.ts';
import { nearMisses } from '../../../../src/analyzers/access/causes/told.ts';
import type { PolicyLayer } from '../../../../src/analyzers/access/legs/policy-layer.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { account, bucket, type Given, key, legOf, object } from '../leg-of.ts';
import { allow, silenceOf } from './silence-of.ts';

const foreign = { as: 'arn:aws:iam::444455556666:user/eve' } as const;
const anonymous = { as: 'anonymous' } as const;
describe('layers that only limit', () => {
  it.each<[PolicyLayer, string]>([
    ['scp', 'E01'],
    ['rcp', 'E03'],
    ['vpc_endpoint', 'E04'],
    ['permissions_boundary', 'C06'],
    ['session', 'C08'],
    ['access_point', 'D05'],
  ])('%s: %s', (layer, id) => {
    expect(silenceOf(layer, [])).toBe(id);
  });

  it.each<[PolicyLayer, string]>([
    ['scp', 'F17'],
    ['rcp', 'F17'],
    ['permissions_boundary', 'C06'],
  ])('%s, about a KMS key: %s', (layer, id) => {
    expect(silenceOf(layer, [], { action: 'kms:Decrypt', arn: key })).toBe(id);
  });

  it('name the statement that nearly allowed', () => {
    const elsewhere = allow({ Resource: 'arn:aws:s3:::other/*' });
    expect(silenceOf('permissions_boundary', [elsewhere])).toBe('C06, nearly');
  });
});

describe('identity policies', () => {
  const tagged = (keyName: string) => allow({ Condition: { StringEquals: { [keyName]: 'red' } } });
  const versioned = { action: 's3:GetObjectVersion' } as const;

  it.each<[string, readonly PolicyStatement[], Given, string]>([
    ['say nothing of it', [allow({ Action: 's3:ListBucket' })], {}, 'C01'],
    ['say nothing at all', [allow({ Action: 'sqs:*' })], {}, 'C01'],
    ['allow it of another bucket', [allow({ Resource: 'arn:aws:s3:::other/*' })], {}, 'C01'],
    ['allow it of the bucket, not of its objects', [allow({ Resource: bucket })], {}, 'C03, nearly'],
    ['allow it of other objects of the bucket', [allow({ Resource: `${bucket}/other/*` })], {}, 'C03, nearly'],
    ['spell the bucket in capitals', [allow({ Resource: 'arn:aws:s3:::MEDIA/*' })], {}, 'C03, nearly'],
    [
      'forget the slash and mean the bucket',
      [allow({ Resource: 'arn:aws:s3:::media*' })],
      { arn: 'arn:aws:s3:::x' },
      'C03, nearly',
    ],
    [
      'put a Region into the ARN',
      [allow({ Resource: 'arn:aws:s3:us-east-1:111122223333:media/*' })],
      {},
      'C03, nearly',
    ],
    ['want a prefix', [allow({ Condition: { StringLike: { 's3:prefix': 'x/*' } } })], {}, 'C05, nearly'],
    ['want an address', [allow({ Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } })], {}, 'C05, nearly'],
    ['want MFA', [allow({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })], {}, 'C13, nearly'],
    ['want a tag of the caller', [tagged('aws:PrincipalTag/team')], {}, 'C11, nearly'],
    ['want a tag of the object', [tagged('s3:ExistingObjectTag/team')], {}, 'C11, nearly'],
    ['want a tag of the bucket', [tagged('aws:ResourceTag/team')], {}, 'D28, nearly'],
    ['compare with what has no value', [comparing('${aws:PrincipalTag/team}')], {}, 'C14, nearly'],
    ['name objects by what has no value', [allow({ Resource: `${bucket}/\${aws:username}/*` })], {}, 'C14, nearly'],
    ['allow the object, and a version is asked for', [allow()], versioned, 'C04'],
    ['allow the version, and the object is asked for', [allow({ Action: 's3:GetObjectVersion' })], {}, 'C04'],
    ['allow a name that is no action', [allow({ Action: 's3:HeadObject' })], {}, 'C04'],
    [
      'allow the operation, not what it needs beside',
      [allow()],
      { action: 's3:GetObjectTagging', more: { primary: false } },
      'C04',
    ],
  ])('that %s', (_what, statements, given, id) => {
    expect(silenceOf('identity', statements, given)).toBe(id);
  });

  it('of the old version take a variable for plain text', () => {
    const statements = [allow({ Resource: `${bucket}/\${aws:username}/*` })];
    const leg = legOf({
      context: { 'aws:username': ['data'] },
      documents: [{ layer: 'identity', statements, version: null }],
    });
    expect(silenceCause(nearMisses(leg, 'identity', 'best'), leg, 'identity').id).toBe('C14');
  });

  it('tell the condition before the wrong resource, whichever statement comes first', () => {
    const wrong = allow({ Resource: bucket });
    const unmet = allow({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } });
    expect([silenceOf('identity', [wrong, unmet]), silenceOf('identity', [unmet, wrong])]).toEqual([
      'C13, nearly',
      'C13, nearly',
    ]);
  });
});

function comparing(value: string): PolicyStatement {
  return allow({ Condition: { StringEquals: { 'aws:PrincipalAccount': value } } });
}

describe('the bucket policy', () => {
  const to = (who: PolicyStatement['Principal'], but: Partial<PolicyStatement> = {}) =>
    allow({ ...(who && { Principal: who }), ...but });
  const pointed = {
    about: { accessPoint: { account, vpcId: null, underlying: { arn: object, segments: null, everything: false } } },
  };

  it.each<[string, readonly PolicyStatement[], Given, string]>([
    ['says nothing of it', [to('*', { Action: 's3:ListBucket' })], foreign, 'D02'],
    ['names another account', [to({ AWS: '777788889999' })], foreign, 'D02'],
    ['names another user of that account', [to({ AWS: 'arn:aws:iam::444455556666:user/adam' })], foreign, 'D02'],
    [
      'names the caller without the path',
      [to({ AWS: 'arn:aws:iam::444455556666:user/x/eve' })],
      foreign,
      'D03, nearly',
    ],
    ['names somebody who is gone', [to({ AWS: 'AIDAEXAMPLEEXAMPLE123' })], foreign, 'D03, nearly'],
    [
      'wants an organization',
      [to('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })],
      foreign,
      'E09, nearly',
    ],
    [
      'wants an endpoint',
      [to('*', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } })],
      foreign,
      'E06, nearly',
    ],
    [
      'wants what tells nothing',
      [to('*', { Condition: { StringEquals: { 's3:prefix': 'x' } } })],
      foreign,
      'D02, nearly',
    ],
    ['is silent to whoever does not sign', [], anonymous, 'A10'],
    [
      'wants a page of whoever does not sign',
      [to('*', { Condition: { StringLike: { 'aws:Referer': 'https://x/*' } } })],
      anonymous,
      'E15, nearly',
    ],
    [
      'wants of whoever does not sign what tells nothing',
      [to('*', { Condition: { StringEquals: { 's3:prefix': 'x' } } })],
      anonymous,
      'E15, nearly',
    ],
    ['does not hand over to the access point', [], { ...foreign, ...pointed }, 'D06'],
    ['cannot open what S3 keeps for the owner', [], { ...foreign, action: 's3:PutBucketPolicy', arn: bucket }, 'D34'],
    ['cannot list the buckets of another account', [], { ...foreign, action: 's3:ListAllMyBuckets', arn: '*' }, 'D34'],
  ])('that %s', (_what, statements, given, id) => {
    expect(silenceOf('resource', statements, given)).toBe(id);
  });

  const other = to({ AWS: '777788889999' }, { Action: 's3:PutObjectTagging' });

  it.each([
    ['cloudfront.amazonaws.com', 'G01'],
    ['logging.s3.amazonaws.com', 'D33'],
    ['logdelivery.elasticloadbalancing.amazonaws.com', 'D33'],
    ['s3.amazonaws.com', 'G08'],
    ['config.amazonaws.com', 'G09'],
    ['delivery.logs.amazonaws.com', 'G09'],
  ])('that does not let %s in: %s', (as, id) => {
    expect(silenceOf('resource', [other], { as })).toBe(id);
  });

  it('that lets in an origin access identity, where CloudFront now asks as a service', () => {
    const oai = 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE';
    const cloudfront = { as: 'cloudfront.amazonaws.com' };
    expect(silenceOf('resource', [to({ AWS: oai }, { Action: 's3:ListBucket' })], cloudfront)).toBe('G02');
  });

  it('that lets in another distribution names the statement', () => {
    const distribution = 'arn:aws:cloudfront::111122223333:distribution/E1';
    const only = to(
      { Service: 'cloudfront.amazonaws.com' },
      { Condition: { StringEquals: { 'aws:SourceArn': distribution } } },
    );
    expect(silenceOf('resource', [only], { as: 'cloudfront.amazonaws.com' })).toBe('G01, nearly');
  });
});
