import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsFor } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/collect.ts';
import { nobody } from '../../../src/core/subject.ts';
import { target } from '../../../src/core/target.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/server.ts';
import { opinion as analyzerSays } from '../../../src/sandbox/aws/services/access-analyzer/seed.ts';
import { opinion as simulatorSays, role, user } from '../../../src/sandbox/aws/services/iam/seed.ts';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';

const ours = '111122223333';
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*' }],
};
const ann = `arn:aws:iam::${ours}:user/ann`;
const app = `arn:aws:iam::${ours}:role/apps/app`;

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws({
    seed(state) {
      bucket(state, { name: 'logs', account: ours, policy });
      bucket(state, { name: 'bare', account: ours });
      user(state, { account: ours, name: 'ann' });
      role(state, { account: ours, name: 'app', path: '/apps/' });
    },
  });
});
beforeEach(() => local.reset());
afterAll(() => local.stop());

async function read(
  principal: string | null,
  action: string | null = 's3:GetObject',
  of = target({ bucket: 'logs', key: 'a' }),
) {
  const aws = awsFor({
    endpoint: local.url,
    region: 'us-east-1',
    credentials: { accessKeyId: ours, secretAccessKey: 'x' },
  });
  const about = { ...nobody, principal, action };
  const { reads } = await collect(aws, of, ['simulation', 'publicCheck'], new Date(), { about });
  aws.dispose();
  return reads;
}

describe('the policy simulator', () => {
  it('is asked about the principal, the action and the object', async () => {
    simulatorSays(local.state, {
      principal: ann,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::logs/a',
      decision: 'explicitDeny',
      allowedByOrganizations: false,
      missingContext: ['aws:SourceIp'],
    });
    expect((await read(ann)).simulation).toEqual({
      is: 'known',
      value: {
        principal: ann,
        resource: 'arn:aws:s3:::logs/a',
        actions: [
          {
            action: 's3:GetObject',
            decision: 'explicitDeny',
            allowedByOrganizations: false,
            allowedByBoundary: null,
            matchedStatements: 1,
            missingContext: ['aws:SourceIp'],
          },
        ],
      },
    });
  });

  it('is asked about the role of a session, by the ARN that only IAM knows', async () => {
    simulatorSays(local.state, {
      principal: app,
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::logs',
      decision: 'allowed',
    });
    const { simulation } = await read(`arn:aws:sts::${ours}:assumed-role/app/session`, 's3:ListBucket');
    expect(simulation).toMatchObject({
      value: { principal: app, actions: [{ decision: 'allowed', allowedByOrganizations: null }] },
    });
  });

  it('that has no answer gives none: nothing is guessed', async () => {
    expect((await read(ann)).simulation).toMatchObject({ is: 'failed', detail: /NotImplemented/ });
  });

  it.each([
    ['anonymous', 's3:GetObject'],
    ['cloudfront.amazonaws.com', 's3:GetObject'],
    [`arn:aws:iam::${ours}:root`, 's3:GetObject'],
    [ann, null],
  ])('is not asked about %s and %s', async (principal, action) => {
    expect((await read(principal, action)).simulation).toEqual({ is: 'absent' });
    expect(local.calls({ operation: 'SimulatePrincipalPolicy' })).toEqual([]);
  });

  it('of an account without a read role is refused to us', async () => {
    expect((await read('arn:aws:iam::444455556666:role/x')).simulation).toMatchObject({
      is: 'denied',
      action: 'iam:SimulatePrincipalPolicy',
    });
  });
});

describe('Access Analyzer', () => {
  it('is asked whether the bucket policy is public', async () => {
    const reasons = [{ description: 'Anyone may read.', statementIndex: 0 }];
    analyzerSays(local.state, policy, { result: 'FAIL', reasons });
    expect((await read(null)).publicCheck).toEqual({
      is: 'known',
      value: { result: 'FAIL', reasons: [{ description: 'Anyone may read.', statementId: null }] },
    });
  });

  it('that may not be asked names the permission', async () => {
    const denial = { principal: '*', action: 'access-analyzer:*', resource: '*', message: 'no', code: 'AccessDenied' };
    local.state.denials.push({ ...denial, status: 403 });
    expect((await read(null)).publicCheck).toEqual({
      is: 'denied',
      action: 'access-analyzer:CheckNoPublicAccess',
      message: 'no',
    });
  });

  it('has nothing to say where there is no policy', async () => {
    expect((await read(null, null, target({ bucket: 'bare' }))).publicCheck).toEqual({ is: 'absent' });
    expect(local.calls({ service: 'access-analyzer' })).toEqual([]);
  });
});
