import { describe, expect, it } from 'vitest';
import { parsePrincipal } from '../../../../src/core/principal.ts';
import { valueOfKey } from '../../../../src/analyzers/access/context/index.ts';
import { everything, nothing, request, says, who, type Who } from './asking.ts';

const kinds: readonly Who[] = ['user', 'role', 'session', 'federated', 'root', 'service', 'anonymous'];
const account = 'known 111122223333';
const none = 'known absent';
const long = 'assumed absent';
const userArn = 'known arn:aws:iam::111122223333:user/team/ana';
const roleArn = 'known arn:aws:iam::111122223333:role/team/reader';

describe('which keys there are for whom', () => {
  it.each<readonly [key: string, ...(readonly string[])]>([
    [
      'aws:PrincipalArn',
      userArn,
      roleArn,
      'assumed arn:aws:iam::111122223333:role/reader',
      'known arn:aws:sts::111122223333:federated-user/jo',
      'known arn:aws:iam::111122223333:root',
      long,
      none,
    ],
    ['aws:PrincipalAccount', account, account, account, account, account, 'unknown', 'known anonymous'],
    ['aws:PrincipalOrgID', 'known o-1', 'known o-1', 'known o-1', 'known o-1', 'known o-1', none, none],
    [
      'aws:PrincipalOrgPaths',
      'known o-1/r-1/ou-1/',
      'known o-1/r-1/ou-1/',
      'known o-1/r-1/ou-1/',
      'known o-1/r-1/ou-1/',
      'known o-1/r-1/ou-1/',
      none,
      none,
    ],
    ['aws:PrincipalTag/team', 'known media', 'assumed media', 'assumed media', 'unknown', long, long, none],
    ['aws:PrincipalTag/none', none, long, long, 'unknown', long, long, none],
    [
      'aws:PrincipalIsAWSService',
      'known false',
      'known false',
      'known false',
      'known false',
      'known false',
      'known true',
      none,
    ],
    ['aws:PrincipalServiceName', none, none, none, none, none, 'known cloudtrail.amazonaws.com', none],
    ['aws:PrincipalServiceNamesList', none, none, none, none, none, 'unknown', none],
    [
      'aws:PrincipalType',
      'known User',
      'known AssumedRole',
      'known AssumedRole',
      'known FederatedUser',
      'known Account',
      'unknown',
      'known Anonymous',
    ],
    [
      'aws:userid',
      'known AXXX',
      'unknown',
      'known AXXX:me',
      'known 111122223333:jo',
      account,
      'unknown',
      'known anonymous',
    ],
    ['aws:username', 'known ana', none, none, none, none, none, none],
    ['aws:TokenIssueTime', long, 'unknown', 'unknown', 'unknown', long, none, none],
    ['aws:MultiFactorAuthPresent', long, 'unknown', 'unknown', none, long, none, none],
    ['aws:MultiFactorAuthAge', long, 'unknown', 'unknown', none, long, none, none],
    ['aws:AssumedRoot', none, none, none, none, long, none, none],
    ['aws:SignInSessionArn', long, long, long, long, long, none, none],
    ['aws:ChatbotSourceArn', none, long, long, none, none, none, none],
    ...[
      'aws:SourceIdentity',
      'aws:FederatedProvider',
      'aws:Ec2InstanceSourceVpc',
      'aws:Ec2InstanceSourcePrivateIPv4',
      'ec2:RoleDelivery',
      'ec2:SourceInstanceArn',
      'lambda:SourceFunctionArn',
      'glue:RoleAssumedBy',
      'glue:CredentialIssuingService',
      'codebuild:BuildArn',
      'codebuild:ProjectArn',
      'ssm:SourceInstanceArn',
      'identitystore:UserId',
    ].map((key): readonly [string, ...string[]] => [key, none, 'unknown', 'unknown', none, none, none, none]),
    ...['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'aws:SourceOrgPaths'].map(
      (key): readonly [string, ...string[]] => [key, none, none, none, none, none, 'unknown', none],
    ),
    [
      'aws:SecureTransport',
      'assumed true',
      'assumed true',
      'assumed true',
      'assumed true',
      'assumed true',
      long,
      'assumed true',
    ],
    ['s3:TlsVersion', 'assumed 1.3', 'assumed 1.3', 'assumed 1.3', 'assumed 1.3', 'assumed 1.3', long, 'assumed 1.3'],
    ['aws:SourceIp', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', long, 'unknown'],
    ['aws:SourceVpce', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', long, 'unknown'],
    [
      'aws:ViaAWSService',
      'assumed false',
      'assumed false',
      'assumed false',
      'assumed false',
      'assumed false',
      'assumed false',
      'known false',
    ],
    ['aws:CalledVia', long, long, long, long, long, none, none],
    [
      's3:authType',
      'assumed REST-HEADER',
      'assumed REST-HEADER',
      'assumed REST-HEADER',
      'assumed REST-HEADER',
      'assumed REST-HEADER',
      'unknown',
      none,
    ],
    [
      's3:signatureversion',
      'assumed AWS4-HMAC-SHA256',
      'assumed AWS4-HMAC-SHA256',
      'assumed AWS4-HMAC-SHA256',
      'assumed AWS4-HMAC-SHA256',
      'assumed AWS4-HMAC-SHA256',
      'unknown',
      none,
    ],
    ['s3:signatureAge', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', none],
    ['s3:x-amz-content-sha256', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', long],
  ])('%s', (key, ...expected) => {
    expect(kinds.map((kind) => [kind, says(key, kind)])).toEqual(kinds.map((kind, nth) => [kind, expected[nth]]));
  });
});

describe('the ARN of a session', () => {
  it('is that of its role, with the path that IAM knows', () => {
    expect(says('aws:PrincipalArn', 'session', { roleArn: 'arn:aws:iam::111122223333:role/a/reader' })).toBe(
      'known arn:aws:iam::111122223333:role/a/reader',
    );
  });

  it.each(['AWSReservedSSO_Admin_0123456789abcdef', 'AWSServiceRoleForBackup'])(
    'of %s is not guessed: its path is not known',
    (name) => {
      const principal = parsePrincipal(`arn:aws:sts::111122223333:assumed-role/${name}/ana`);
      const asked = { ...request('session'), principal: principal ?? who.session };
      expect(valueOfKey('aws:PrincipalArn', asked, everything).status).toBe('unknown');
    },
  );

  it('keeps its partition', () => {
    const principal = parsePrincipal('arn:aws-cn:sts::111122223333:assumed-role/reader/me') ?? who.session;
    expect(valueOfKey('aws:PrincipalArn', { ...request('session'), principal }, everything).values).toEqual([
      'arn:aws-cn:iam::111122223333:role/reader',
    ]);
  });
});

it.each([
  ['aws:PrincipalOrgID', 'user'],
  ['aws:PrincipalOrgPaths', 'user'],
  ['aws:PrincipalTag/team', 'user'],
  ['aws:PrincipalTag/team', 'session'],
  ['aws:userid', 'user'],
  ['aws:userid', 'session'],
] as const)('%s of a %s is unknown when nothing could be read', (key, kind) => {
  expect(says(key, kind, nothing)).toBe('unknown');
});

it('an account in no organization has no organization', () => {
  expect(says('aws:PrincipalOrgID', 'user', { principalOrganization: null })).toBe('known absent');
});

it('a place in an organization may be unknown when the organization is known', () => {
  const principalOrganization = { id: 'o-1', paths: null };
  expect(says('aws:PrincipalOrgID', 'user', { principalOrganization })).toBe('known o-1');
  expect(says('aws:PrincipalOrgPaths', 'user', { principalOrganization })).toBe('unknown');
});

it('names of tags may be written in any case, their values may not', () => {
  expect(says('AWS:principaltag/TEAM')).toBe('known media');
});
