import { expect, it } from 'vitest';
import { looksPublic } from '../../../../../../src/sandbox/aws/services/s3/policy/looks-public.ts';

const allow = (more: object) => ({
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*', ...more }],
});
const when = (operator: string, key: string, value: unknown) => allow({ Condition: { [operator]: { [key]: value } } });

it.each([
  ['everybody', allow({}), true],
  ['everybody, spelled out', allow({ Principal: { AWS: ['*'] } }), true],
  ['everybody but one', allow({ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }), true],
  ['a federated provider', allow({ Principal: { Federated: 'accounts.example.com' } }), true],
  ['one account', allow({ Principal: { AWS: '111122223333' } }), false],
  ['a service', allow({ Principal: { Service: 'x.amazonaws.com' } }), false],
  ['a Deny for everybody', allow({ Effect: 'Deny' }), false],
  ['one VPC', when('StringEquals', 'aws:SourceVpc', 'vpc-1'), false],
  ['any VPC', when('StringLike', 'aws:SourceVpc', 'vpc-*'), true],
  ['all but one VPC', when('StringNotEquals', 'aws:SourceVpc', 'vpc-1'), true],
  ['one organization', when('StringEquals', 'aws:PrincipalOrgID', 'o-1'), false],
  ['a variable', when('StringEquals', 'aws:SourceAccount', '${aws:PrincipalAccount}'), true],
  ['a narrow network', when('IpAddress', 'aws:SourceIp', ['192.0.2.0/24']), false],
  ['the whole network', when('IpAddress', 'aws:SourceIp', '0.0.0.0/0'), true],
  ['half of the network', when('IpAddress', 'aws:SourceIp', '0.0.0.0/1'), true],
  ['a wide IPv6 network', when('IpAddress', 'aws:SourceIp', '2001::/16'), true],
  ['a Referer', when('StringLike', 'aws:Referer', 'https://a.example/*'), true],
  ['TLS', when('Bool', 'aws:SecureTransport', 'true'), true],
  ['sessions of one role', when('StringLike', 'aws:userid', 'AROAEXAMPLEID:*'), false],
  [
    'access points of one account',
    when('StringLike', 's3:DataAccessPointArn', 'arn:aws:s3:us-east-1:111122223333:accesspoint/*'),
    false,
  ],
  ['no statement', {}, false],
])('a policy for %s: %s', (_, policy, isPublic) => {
  expect(looksPublic(policy)).toBe(isPublic);
});

it('one public statement makes the whole policy public', () => {
  const [closed] = when('StringEquals', 'aws:SourceVpc', 'vpc-1').Statement;
  const [open] = allow({}).Statement;
  expect(looksPublic({ Statement: [closed, open] })).toBe(true);
});
