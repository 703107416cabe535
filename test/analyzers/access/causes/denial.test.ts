import { describe, expect, it } from 'vitest';
import { denialCause } from '../../../../src/analyzers/access/causes/denial.ts';
import { denies } from '../../../../src/analyzers/access/causes/told.ts';
import type { PolicyLayer } from '../../../../src/analyzers/access/legs/policy-layer.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { account, type Given, key, legOf } from '../leg-of.ts';

type Condition = NonNullable<PolicyStatement['Condition']>;

const isAttached = (layer: PolicyLayer) => ['identity', 'permissions_boundary', 'session', 'scp'].includes(layer);

/** The cause of one Deny of everything, with a condition that is met. */
function causeOf(layer: PolicyLayer, but: Partial<PolicyStatement> = {}, given: Given = {}): string | undefined {
  const who = isAttached(layer) || but.NotPrincipal !== undefined ? {} : { Principal: '*' as const };
  const what = but.NotResource === undefined ? { Resource: '*' } : {};
  const statement: PolicyStatement = { Effect: 'Deny', ...who, Action: 's3:GetObject', ...what, ...but };
  const level = layer === 'scp' || layer === 'rcp' ? { level: 'r-1' } : {};
  const leg = legOf({ levels: ['r-1'], ...given, documents: [{ layer, statements: [statement], ...level }] });
  const [told] = denies(leg, layer, 'best');
  return told && denialCause(told, leg, layer);
}

const insecure: Condition = { Bool: { 'aws:SecureTransport': 'false' } };
const elsewhere: Condition = { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
const strange: Condition = { StringNotEquals: { 'aws:ResourceAccount': account } };
const noService: Condition = { Bool: { 'aws:ViaAWSService': 'false' } };
const context = {
  'aws:SecureTransport': ['false'],
  'aws:RequestedRegion': ['us-east-1'],
  'aws:ResourceAccount': ['444455556666'],
  'aws:ViaAWSService': ['false'],
  'kms:ViaService': ['ec2.us-east-1.amazonaws.com'],
  'kms:EncryptionContext:aws:s3:arn': ['arn:aws:s3:::media'],
};

describe('a Deny without a condition', () => {
  it.each<[PolicyLayer, string]>([
    ['scp', 'E02'],
    ['rcp', 'E03'],
    ['vpc_endpoint', 'E05'],
    ['permissions_boundary', 'C07'],
    ['session', 'C08'],
    ['identity', 'C02'],
    ['resource', 'D01'],
    ['access_point', 'D05'],
  ])('of layer %s is %s', (layer, id) => {
    const about = layer === 'access_point' ? { about: { accessPoint: pointOf } } : {};
    expect(causeOf(layer, layer === 'rcp' ? { Principal: '*' } : {}, about)).toBe(id);
  });
});

const pointOf = {
  account,
  vpcId: null,
  underlying: { arn: 'arn:aws:s3:::media/data/report.csv', segments: null, everything: false },
};

describe('a Deny with a condition', () => {
  it.each<[string, PolicyLayer, Condition, string]>([
    ['of the bucket: what its key stands for', 'resource', insecure, 'E07'],
    ['of the principal: what its key stands for', 'identity', insecure, 'E07'],
    ['of the organization about a Region', 'scp', elsewhere, 'E10'],
    ['of the organization about whose the bucket is', 'scp', strange, 'E14'],
    ['of the organization about services in between', 'scp', noService, 'E12'],
    ['of the organization about anything else', 'scp', insecure, 'E02'],
    ['of the bucket owner’s organization, about anything', 'rcp', insecure, 'E03'],
    ['of an endpoint, about anything', 'vpc_endpoint', strange, 'E05'],
    ['of the boundary, about anything', 'permissions_boundary', insecure, 'C07'],
    ['of the session, about anything', 'session', insecure, 'C08'],
  ])('%s', (_what, layer, Condition, id) => {
    expect(causeOf(layer, { Condition }, { context })).toBe(id);
  });
});

describe('a Deny of the bucket policy', () => {
  it.each<[string, Partial<PolicyStatement>, string]>([
    ['spares some by name', { NotPrincipal: { AWS: `arn:aws:iam::${account}:root` } }, 'D04'],
    ['shuts everybody out of everything', { Action: 's3:*' }, 'D29'],
    ['shuts everybody out of everything, by any name', { Action: '*', Principal: { AWS: '*' } }, 'D29'],
    ['shuts everybody out of one thing', {}, 'D01'],
    [
      'shuts everybody out of the objects, but not of the policy',
      { Action: 's3:*', Resource: 'arn:aws:s3:::media/*' },
      'D01',
    ],
    ['shuts one out of everything', { Action: 's3:*', Principal: { AWS: account } }, 'D01'],
    [
      'shuts out of everything whoever is not spared by a condition',
      { Action: 's3:*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::1:role/x' } } },
      'D01',
    ],
    ['shuts everybody out of all but something', { Action: 's3:*', NotResource: 'arn:aws:s3:::a' }, 'D01'],
  ])('that %s is %s', (_what, but, id) => {
    expect(causeOf('resource', but)).toBe(id);
  });
});

describe('a Deny about a KMS key', () => {
  const ofKey: Given = { action: 'kms:Decrypt', arn: key, context };

  it.each<[string, PolicyLayer, Partial<PolicyStatement>, string]>([
    ['of the key policy', 'resource', {}, 'F02'],
    [
      'of the key policy, about the service',
      'resource',
      { Condition: { StringNotEquals: { 'kms:ViaService': 's3' } } },
      'F11',
    ],
    [
      'of the key policy, about the object',
      'resource',
      { Condition: { StringNotLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::media/*' } } },
      'F10',
    ],
    ['of the key policy, about what tells nothing of keys', 'resource', { Condition: insecure }, 'F02'],
    ['of the caller’s organization', 'scp', {}, 'F17'],
    ['of the key owner’s organization', 'rcp', { Principal: '*' }, 'F17'],
    ['of the principal', 'identity', {}, 'C02'],
  ])('%s', (_what, layer, but, id) => {
    expect(causeOf(layer, { Action: 'kms:*', ...but }, ofKey)).toBe(id);
  });
});

it('to a service, by what it has no value for, is told as such', () => {
  const given = { as: 'logging.s3.amazonaws.com', context: { 'aws:SecureTransport': ['false'] } };
  expect(causeOf('resource', { Condition: insecure }, given)).toBe('G12');
});
