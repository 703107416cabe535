import { DeleteBucketPolicyCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { DeletePublicAccessBlockCommand, PutPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import { describe, expect, it } from 'vitest';
import { settings } from '../../src/aws/settings/index.ts';
import { makeWriter } from '../../src/aws/writer.ts';
import { account, asked, aws, place, policy, role, s3, s3Control, session, writer } from './mocked-writer.ts';

const policyOf = (nth = 0) => JSON.parse(asked()[nth]?.Policy ?? 'null') as unknown;

describe('the session of a write', () => {
  it('names the change and the people, may do this one write, and is as short as can be', async () => {
    s3.on(PutBucketPolicyCommand).resolves({ $metadata: { requestId: 'REQ' } });
    expect(await writer.write(session, policy)).toEqual({ is: 'written', requestId: 'REQ' });
    expect(asked()).toEqual([
      {
        RoleArn: role,
        RoleSessionName: 'cooper-ch_1',
        SourceIdentity: 'slack-T0-U0',
        Tags: [
          { Key: 'change', Value: 'ch_1' },
          { Key: 'requester', Value: 'slack:T0/U0' },
          { Key: 'approver1', Value: 'slack:T0/U1' },
          { Key: 'approver2', Value: 'slack:T0/U2' },
          { Key: 'channel', Value: 'C0' },
        ],
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['s3:PutBucketPolicy'], Resource: 'arn:aws:s3:::logs' }],
        }),
        DurationSeconds: 900,
        ExternalId: 'shared-secret',
      },
    ]);
  });

  it('leaves out who there is not, and an external id that nobody asks for', async () => {
    s3.on(PutBucketPolicyCommand).resolves({});
    const bare = makeWriter(aws, { writeRoles: { [account]: role }, externalId: null });
    await bare.write({ ...session, approvers: [], channel: null }, policy);
    expect(asked()[0]?.Tags).toEqual([
      { Key: 'change', Value: 'ch_1' },
      { Key: 'requester', Value: 'slack:T0/U0' },
    ]);
    expect(asked()[0]).not.toHaveProperty('ExternalId');
  });

  it('may take away, and not put, where the setting is to be taken away', async () => {
    s3.on(DeleteBucketPolicyCommand).resolves({});
    await writer.write(session, null);
    expect(policyOf()).toMatchObject({ Statement: [{ Action: ['s3:DeleteBucketPolicy'] }] });
  });

  it.each([
    ['cn-north-1', 'arn:aws-cn:s3:::logs'],
    ['us-gov-west-1', 'arn:aws-us-gov:s3:::logs'],
  ])('is for a bucket of its partition: %s', async (region, arn) => {
    await writer.write({ ...session, place: { ...place, region } }, policy);
    expect(policyOf()).toMatchObject({ Statement: [{ Resource: arn }] });
  });

  it('on an account as a whole has the action alone, and the account goes along', async () => {
    s3Control.on(PutPublicAccessBlockCommand).resolves({});
    s3Control.on(DeletePublicAccessBlockCommand).resolves({});
    const whole = { ...session, place: { ...place, bucket: null }, setting: 'accountPublicAccessBlock' as const };
    const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
    expect(await writer.write(whole, on)).toEqual({ is: 'written', requestId: null });
    expect(await writer.write(whole, null)).toEqual({ is: 'written', requestId: null });
    const statement = { Effect: 'Allow', Action: ['s3:PutAccountPublicAccessBlock'], Resource: '*' };
    expect([policyOf(0), policyOf(1)]).toMatchObject([{ Statement: [statement] }, { Statement: [statement] }]);
    expect(s3Control.calls().map(({ args: [{ input }] }) => input)).toMatchObject([
      { AccountId: account, PublicAccessBlockConfiguration: on },
      { AccountId: account },
    ]);
  });

  const someValue = (name: string) => (name === 'metadata' || name === 'metadataTable' ? null : {});
  it.each(settings.map(({ name }) => name))('has a policy that STS takes, for %s', async (setting) => {
    const bucket = 'b'.repeat(63);
    await writer.write({ ...session, place: { ...place, bucket }, setting }, someValue(setting));
    for (const { Policy = '' } of asked()) {
      expect(Policy.length).toBeLessThanOrEqual(2_048);
      expect(Policy).not.toContain('"Action":[]');
    }
  });

  it.each([
    ['slack:T0/U0', 'slack-T0-U0'],
    [`aws:arn:aws:iam::${account}:user/ann`, `aws-arn-aws-iam--${account}-user-ann`],
    ['x', expect.stringMatching(/^[0-9a-f]{12}\.x$/)],
    [
      `aws:arn:aws:sts::${account}:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/ann@example.com`,
      expect.stringMatching(/^[0-9a-f]{12}\..*-ann@example\.com$/),
    ],
    ['slack:Ж/\n', expect.stringMatching(/^slack/)],
  ])('has a source identity that STS takes, of %s', async (requester, expected) => {
    await writer.write({ ...session, requester }, policy);
    const [{ SourceIdentity = '', Tags = [] } = {}] = asked();
    expect(SourceIdentity).toEqual(expected);
    expect(SourceIdentity).toMatch(/^(?!aws:)[\w+=,.@-]{2,64}$/);
    for (const { Value = '' } of Tags) expect(Value).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u);
  });

  it('has different source identities for different people with long names', async () => {
    const tail = 'x'.repeat(90);
    await writer.write({ ...session, requester: `a${tail}` }, policy);
    await writer.write({ ...session, requester: `b${tail}` }, policy);
    expect(new Set(asked().map(({ SourceIdentity }) => SourceIdentity)).size).toBe(2);
  });
});
