import { expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';
import { publicStatements } from '../../src/policy/public.ts';

/** Whether an Allow to everybody, held to this condition, is public. */
function isPublic(operator: string, key: string, wanted: unknown): boolean {
  const Condition = { [operator]: { [key]: wanted } };
  const Statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*', Condition };
  const parsed = parsePolicy('p', { Statement }, 'resource');
  return parsed.is === 'policy' && publicStatements(parsed.policy).length > 0;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status */
it.each<[string, string, unknown, boolean]>([
  ['StringEquals', 'aws:SourceVpc', [], true],
  ['StringEquals', 'aws:SourceIp', '203.0.113.0/24', true],
  ['IpAddress', 'aws:SourceVpc', '203.0.113.0/24', true],
  ['IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8', true],
  ['IpAddressIfExists', 'aws:SourceIp', '203.0.113.0/24', true],
  ['ForAnyValue:IpAddress', 'aws:SourceIp', '203.0.113.0/24', false],
  ['ForAllValues:IpAddress', 'aws:SourceIp', '203.0.113.0/24', true],
  ['IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '0.0.0.0/0'], true],
  ['IpAddress', 'aws:SourceIp', ['0.0.0.0/0', '203.0.113.0/24'], true],
  ['IpAddress', 'aws:SourceIp', '2001:db8::/32', false],
  ['IpAddress', 'aws:SourceIp', '10.0.0.0/8', false],
  ['IpAddress', 'aws:SourceIp', 'nowhere', true],
  [
    'ArnLike',
    's3:DataAccessPointArn',
    ['arn:aws:s3:*:111122223333:accesspoint/*', 'arn:aws:s3:*:*:accesspoint/*'],
    true,
  ],
  ['ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:us-east-1:111122223333:accesspoint/media', false],
  ['StringLike', 's3:DataAccessPointArn', 'arn:aws:s3:us-*:111122223333:accesspoint/*', false],
  ['StringLike', 's3:DataAccessPointArn', '*arn:aws:s3:us-east-1:111122223333:accesspoint/*', true],
  ['StringLike', 's3:DataAccessPointArn', 'arn:aws:s3:us-east-1:111122223333:accesspoint/${aws:username}', true],
  ['ArnLike', 's3:DataAccessPointArn', 'arn:*:s3:us-east-1:111122223333:accesspoint/*', true],
])('%s %s %j leaves it public: %s', (operator, key, wanted, is) => {
  expect(isPublic(operator, key, wanted)).toBe(is);
});

it.each([
  'aws:SourceArn',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:SourceOwner',
  'aws:SourceAccount',
  'aws:userid',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  's3:DataAccessPointAccount',
])('a fixed %s makes it private', (key) => {
  expect(isPublic('StringEquals', key, 'fixed')).toBe(false);
  expect(isPublic('StringLike', key, 'fix?')).toBe(true);
});
