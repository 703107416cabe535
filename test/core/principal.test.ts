import { describe, expect, it } from 'vitest';
import { anonymous, parsePrincipal, type Principal, shortPrincipal } from '../../src/core/principal.ts';

describe('how principals are spoken of', () => {
  it.each([
    ['arn:aws:sts::111122223333:assumed-role/security-baseline/nightly', 'security-baseline/nightly'],
    ['arn:aws:iam::111122223333:user/teams/media/marcus', 'marcus'],
    ['arn:aws:iam::111122223333:role/aws-service-role/x/y', 'y'],
    ['arn:aws:iam::111122223333:root', 'root of 111122223333'],
    ['arn:aws-cn:sts::111122223333:federated-user/jo', 'jo'],
    ['cloudtrail.amazonaws.com', 'cloudtrail.amazonaws.com'],
    ['', ''],
  ])('%s is «%s»', (arn, name) => {
    expect(shortPrincipal(arn)).toBe(name);
  });
});

const account = '111122223333';

describe('who can make a request', () => {
  it.each<[string, Partial<Principal>]>([
    [`arn:aws:iam::${account}:user/ana`, { type: 'user', account, name: 'ana' }],
    [`arn:aws:iam::${account}:user/teams/media/ana`, { type: 'user', account, name: 'ana' }],
    [`arn:aws:iam::${account}:role/reader`, { type: 'role', account, name: 'reader' }],
    [`arn:aws-cn:iam::${account}:role/a/b/c.d+e=f,g@h-i_j`, { type: 'role', account, name: 'c.d+e=f,g@h-i_j' }],
    [
      `arn:aws-us-gov:sts::${account}:assumed-role/app/i-0abc`,
      { type: 'assumed-role', account, name: 'app', session: 'i-0abc' },
    ],
    [`arn:aws-eusc:sts::${account}:federated-user/jo`, { type: 'federated-user', account, name: 'jo' }],
    [`arn:aws-iso-b:iam::${account}:root`, { type: 'root', account }],
  ])('%s', (arn, of) => {
    expect(parsePrincipal(arn)).toEqual({ ...anonymous, arn, ...of });
  });

  it.each([['anonymous'], ['Anonymous'], ['public'], ['*']])('%s is nobody in particular', (text) => {
    expect(parsePrincipal(text)).toEqual(anonymous);
  });

  it.each(['cloudfront.amazonaws.com', 'logging.s3.amazonaws.com', 'ec2.amazonaws.com.cn', 'lambda.amazonaws.eu'])(
    '%s is a service',
    (service) => {
      expect(parsePrincipal(service)).toEqual({ ...anonymous, type: 'service', service });
    },
  );

  it('a bare account id stands for its root', () => {
    expect(parsePrincipal(account)).toMatchObject({ type: 'root', arn: `arn:aws:iam::${account}:root`, account });
  });

  it.each([
    ['<http://cloudfront.amazonaws.com|cloudfront.amazonaws.com>', 'cloudfront.amazonaws.com'],
    ['“cloudfront.amazonaws.com”', 'cloudfront.amazonaws.com'],
    ['`cloudfront.amazonaws.com`', 'cloudfront.amazonaws.com'],
  ])('%s is what it was before Slack', (text, service) => {
    expect(parsePrincipal(text)).toMatchObject({ service });
  });

  it.each([
    '',
    'reader',
    'role/reader',
    '1111-2222-3333',
    '11112222333',
    `arn:aws:iam::${account}:role/app-*`,
    `arn:aws:iam::${account}:role/`,
    `arn:aws:iam::${account}:root/x`,
    `arn:aws:iam::${account}:group/devs`,
    `arn:aws:iam::${account}:instance-profile/web`,
    `arn:aws:iam::${account}:policy/x`,
    `arn:aws:sts::${account}:assumed-role/app`,
    `arn:aws:sts::${account}:assumed-role/app/a/b`,
    `arn:aws:sts::${account}:federated-user/a/b`,
    `arn:aws:sts::${account}:role/app`,
    `arn:aws:iam::12:role/app`,
    `arn:aws:iam::${account}:role/${'x'.repeat(65)}`,
    'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',
    'arn:aws:s3:::logs',
    'amazonaws.com.evil.example',
    'evil.example/cloudfront.amazonaws.com',
  ])('%j is not', (text) => {
    expect(parsePrincipal(text)).toBeNull();
  });
});
