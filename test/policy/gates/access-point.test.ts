import { expect, it } from 'vitest';
import { allow, anonymous, deny, root, type Situation, verdict } from '../ask.ts';

const point = 'arn:aws:s3:us-west-2:111122223333:accesspoint/ap';
const alice = { Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' } };
const bob = { type: 'user', arn: 'arn:aws:iam::444455556666:user/bob', account: '444455556666' };
const all = [allow()];
const ap = [allow({ ...alice, Action: 's3:GetObject', Resource: `${point}/object/*` })];
const apEverybody = [allow({ Principal: '*', Resource: `${point}/object/*` })];
const Condition = { StringEquals: { 's3:DataAccessPointAccount': '111122223333' } };
const delegates = [allow({ Principal: '*', Resource: 'arn:aws:s3:::bucket/*', Condition })];
const context = { 's3:DataAccessPointAccount': '111122223333' };

function through(one: Situation, s3: object = {}): string {
  const settings = { s3: { underlyingObject: 'arn:aws:s3:::bucket/key', ...s3 } };
  return verdict({ arn: `${point}/object/key`, context, settings, ...one });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html */
it.each<[string, Situation, string, object?]>([
  ['both permit', { accessPoint: ap, resource: delegates }, 'allow'],
  ['the bucket does not', { accessPoint: ap }, 'implicit_deny resource'],
  ['the access point does not', { resource: delegates }, 'implicit_deny access_point'],
  ['neither does', {}, 'implicit_deny identity'],
  ['an identity policy is enough in one account', { identity: all }, 'allow'],
  ['on the access point’s ARN', { identity: [allow({ Resource: 'arn:aws:s3:::bucket/*' })] }, 'implicit_deny identity'],
  [
    'a bucket ARN in its policy fits nothing',
    { accessPoint: [allow({ ...alice, Resource: 'arn:aws:s3:::bucket/*' })], resource: delegates },
    'implicit_deny access_point',
  ],
  [
    'a Deny of the bucket policy holds',
    { identity: all, resource: [deny({ Principal: '*', Resource: 'arn:aws:s3:::bucket/*' })] },
    'explicit_deny resource',
  ],
  [
    'a Deny of the access point holds',
    { identity: all, accessPoint: [deny({ Principal: '*' })] },
    'explicit_deny access_point',
  ],
  ['another account needs all three', { principal: bob }, 'implicit_deny resource access_point identity'],
  ['and has them', { principal: bob, identity: all, accessPoint: apEverybody, resource: delegates }, 'allow'],
  ['anonymous needs both', { principal: anonymous, accessPoint: apEverybody }, 'implicit_deny resource'],
  ['root of the owner needs nothing', { principal: root }, 'allow'],
  [
    'an access point of one account on a bucket of another',
    { identity: all, owner: '444455556666' },
    'implicit_deny resource',
  ],
  ['with its leave', { identity: all, owner: '444455556666', resource: delegates }, 'allow'],
  [
    'a boundary gives way only where both name the user',
    { accessPoint: ap, resource: delegates, boundary: [allow({ Action: 'ec2:*' })] },
    'implicit_deny permissions_boundary',
  ],
  [
    'RCPs see the bucket behind it',
    { identity: all, rcp: [[deny({ Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::bucket/*' })]] },
    'explicit_deny rcp',
  ],
  [
    'from its VPC',
    { identity: all, context: { ...context, 'aws:SourceVpc': 'vpc-1' } },
    'allow',
    { accessPointVpcId: 'vpc-1' },
  ],
  [
    'from another VPC',
    { identity: all, context: { ...context, 'aws:SourceVpc': 'vpc-2' } },
    'explicit_deny access_point',
    { accessPointVpcId: 'vpc-1' },
  ],
  ['from the internet', { identity: all }, 'explicit_deny access_point', { accessPointVpcId: 'vpc-1' }],
])('%s', (_name, one, wanted, s3) => {
  expect(through(one, s3)).toBe(wanted);
});

it.each<[string, Situation, string, object]>([
  ['cuts off other accounts', { principal: bob }, 'explicit_deny s3_block_public_access', {}],
  ['not its own', {}, 'allow', {}],
  [
    'is never public behind a VPC',
    { principal: bob, context: { ...context, 'aws:SourceVpc': 'vpc-1' } },
    'allow',
    { accessPointVpcId: 'vpc-1' },
  ],
])('a public policy of an access point, under RestrictPublicBuckets, %s', (_name, one, wanted, s3) => {
  const situation = { identity: all, accessPoint: apEverybody, resource: delegates, ...one };
  expect(through(situation, { restrictPublicBuckets: true, ...s3 })).toBe(wanted);
});
