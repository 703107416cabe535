import { expect, it } from 'vitest';
import { answerLine } from '../../src/policy/cases/answer.ts';

const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };
const when = (operator: string, key: string, value: unknown) => ({
  ...open,
  Condition: { [operator]: { [key]: value } },
});

function publicOnes(...Statement: readonly object[]): unknown {
  const line = JSON.stringify({ id: 1, op: 'public-policy', policy: { Version: '2012-10-17', Statement } });
  const answer: unknown = JSON.parse(answerLine(line, new Date()).text);
  return answer;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
it.each<[string, object, boolean]>([
  ['everybody', open, true],
  ['everybody, as a map', { ...open, Principal: { AWS: ['111122223333', '*'] } }, true],
  ['an account', { ...open, Principal: { AWS: '111122223333' } }, false],
  ['a service', { ...open, Principal: { Service: 'logging.s3.amazonaws.com' } }, false],
  ['Federated', { ...open, Principal: { Federated: 'cognito-identity.amazonaws.com' } }, true],
  ['all but one', { ...open, Principal: undefined, NotPrincipal: { AWS: '111122223333' } }, true],
  ['a Deny to everybody', { ...open, Effect: 'Deny' }, false],
  ['one VPC', when('StringEquals', 'aws:SourceVpc', 'vpc-1'), false],
  ['a VPC by pattern', when('StringLike', 'AWS:SourceVpc', 'vpc-*'), true],
  ['any VPC but one', when('StringNotEquals', 'aws:SourceVpc', 'vpc-1'), true],
  ['whoever has no VPC', when('StringEqualsIfExists', 'aws:SourceVpc', 'vpc-1'), true],
  ['no values at all', when('ForAllValues:StringEquals', 'aws:PrincipalOrgPaths', 'o-1/r/'), true],
  ['an organization', when('StringEquals', 'aws:PrincipalOrgID', 'o-1'), false],
  ['an organization by variable', when('StringEquals', 'aws:PrincipalOrgID', '${aws:PrincipalOrgID}'), true],
  [
    'one fixed and one pattern',
    when('ArnLike', 'aws:SourceArn', ['arn:aws:sns:us-east-1:1:t', 'arn:aws:sns:*:*:t']),
    true,
  ],
  ['sessions of a role by pattern', when('StringLike', 'aws:userid', 'AROAEXAMPLE:*'), true],
  ['a user id', when('StringEquals', 'aws:userid', 'AIDAEXAMPLE'), false],
  ['a small range', when('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '10.0.0.0/8']), false],
  ['a big range', when('IpAddress', 'aws:SourceIp', '0.0.0.0/7'), true],
  ['a big IPv6 range', when('IpAddress', 'aws:SourceIp', '2001::/31'), true],
  ['all but a range', when('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'), true],
  [
    'any access point of an account',
    when('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:*:111122223333:accesspoint/*'),
    false,
  ],
  ['any access point', when('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:*:*:accesspoint/*'), true],
  ['access points of an account', when('StringEquals', 's3:DataAccessPointAccount', '111122223333'), false],
  ['a tag, which does not count', when('StringEquals', 'aws:PrincipalTag/team', 'a'), true],
])('%s', (_name, statement, is) => {
  expect(publicOnes(statement)).toEqual({ id: 1, public: is, statements: is ? [1] : [] });
});

it('names the statements that make it public', () => {
  expect(publicOnes(open, { ...open, Effect: 'Deny' }, open)).toEqual({ id: 1, public: true, statements: [1, 3] });
});
