import {
  AssumeRoleCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessKey, role, user } from '../../../../../src/sandbox/aws/services/iam/seed.ts';
import { lookup } from '../../../../../src/sandbox/aws/services/sts/lookup.ts';
import { session } from '../../../../../src/sandbox/aws/services/sts/seed.ts';
import { account, local, type Local, now, other } from '../harness.ts';

let aws: Local;
beforeEach(async () => {
  aws = await local();
});
afterEach(() => aws.stop());

const sts = (as?: Parameters<Local['client']>[0]) => new STSClient(aws.client(as));

/** Assumes a role and becomes it. */
async function become(asked: ConstructorParameters<typeof AssumeRoleCommand>[0], as?: STSClient): Promise<STSClient> {
  const { Credentials: got } = await (as ?? sts()).send(new AssumeRoleCommand(asked));
  return sts({
    accessKeyId: got?.AccessKeyId ?? '',
    secretAccessKey: got?.SecretAccessKey ?? '',
    sessionToken: got?.SessionToken ?? '',
  });
}

const RoleArn = `arn:aws:iam::${other}:role/reader`;
const asked = { RoleArn, RoleSessionName: 'alice' };

describe('sts', () => {
  it('says who calls', async () => {
    const { id } = accessKey(aws.state, {
      account,
      user: user(aws.state, { account, name: 'bob', path: '/team/' }).name,
    });
    const client = sts({ accessKeyId: id, secretAccessKey: 'x' });
    await expect(client.send(new GetCallerIdentityCommand())).resolves.toMatchObject({
      Arn: `arn:aws:iam::${account}:user/team/bob`,
      Account: account,
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
    });
  });

  it('gives credentials that later calls are known by, with session tags and source identity', async () => {
    const { id } = role(aws.state, { account: other, name: 'reader' });
    const client = await become({ ...asked, Tags: [{ Key: 'team', Value: 'data' }], SourceIdentity: 'U1' });
    await expect(client.send(new GetCallerIdentityCommand())).resolves.toMatchObject({
      Arn: `arn:aws:sts::${other}:assumed-role/reader/alice`,
      UserId: `${id}:alice`,
      Account: other,
    });
    const { accessKeyId } = await client.config.credentials();
    expect(lookup(aws.state, accessKeyId, now)).toMatchObject({
      sessionName: 'alice',
      sessionTags: [{ Key: 'team', Value: 'data' }],
      sourceIdentity: 'U1',
    });
  });

  it('finds a role with a path only by its whole ARN', async () => {
    role(aws.state, { account: other, name: 'reader', path: '/ops/' });
    await expect(sts().send(new AssumeRoleCommand(asked))).rejects.toMatchObject({ name: 'AccessDenied' });
    const withPath = { ...asked, RoleArn: `arn:aws:iam::${other}:role/ops/reader` };
    const { AssumedRoleUser } = await sts().send(new AssumeRoleCommand(withPath));
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${other}:assumed-role/reader/alice`);
  });

  it('refuses a role that does not exist in the words of one that may not be assumed', async () => {
    await expect(sts().send(new AssumeRoleCommand(asked))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${account}:user/admin is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it.each([
    ['a session name with a space', { RoleSessionName: 'a b' }],
    ['a source identity with a colon', { SourceIdentity: 'slack:U1' }],
    ['a source identity that AWS keeps for itself', { SourceIdentity: 'aws:U1' }],
    ['a tag with a comma', { Tags: [{ Key: 'change', Value: 'a,b' }] }],
    ['a time under 15 minutes', { DurationSeconds: 60 }],
    ['more time than the role allows', { DurationSeconds: 7200 }],
  ])('refuses %s', async (_what, wrong) => {
    role(aws.state, { account: other, name: 'reader' });
    const call = sts().send(new AssumeRoleCommand({ ...asked, ...wrong }));
    await expect(call).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('hands only transitive tags on to the next role of a chain, and gives it one hour at most', async () => {
    role(aws.state, { account: other, name: 'reader' });
    role(aws.state, { account: other, name: 'next', maxSession: 43_200 });
    const Tags = [
      { Key: 'cost', Value: '7' },
      { Key: 'team', Value: 'data' },
    ];
    const first = await become({ ...asked, Tags, TransitiveTagKeys: ['team'] });
    const next = { RoleArn: `arn:aws:iam::${other}:role/next`, RoleSessionName: 'alice' };
    const second = await become(next, first);
    const { accessKeyId } = await second.config.credentials();
    expect(lookup(aws.state, accessKeyId, now)?.sessionTags).toEqual([{ Key: 'team', Value: 'data' }]);
    const long = first.send(new AssumeRoleCommand({ ...next, DurationSeconds: 7200 }));
    await expect(long).rejects.toThrow('1 hour session limit for roles assumed by role chaining');
  });

  it('keeps the source identity through a chain, and lets nobody change it', async () => {
    role(aws.state, { account: other, name: 'reader' });
    role(aws.state, { account: other, name: 'next' });
    const first = await become({ ...asked, SourceIdentity: 'U1' });
    const next = { RoleArn: `arn:aws:iam::${other}:role/next`, RoleSessionName: 'alice' };
    const same = await become({ ...next, SourceIdentity: 'U1' }, first);
    const { accessKeyId } = await same.config.credentials();
    expect(lookup(aws.state, accessKeyId, now)?.sourceIdentity).toBe('U1');
    const change = first.send(new AssumeRoleCommand({ ...next, SourceIdentity: 'U2' }));
    await expect(change).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('sts:SetSourceIdentity'),
    });
  });

  const wanting = (Condition: object) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: ['sts:AssumeRole', 'sts:TagSession'], Condition }],
  });
  it.each([
    ['an external id', { StringEquals: { 'sts:ExternalId': 'secret' } }, { ExternalId: 'secret' }],
    ['a source identity', { StringLike: { 'sts:SourceIdentity': '?*' } }, { SourceIdentity: 'U1' }],
    ['a session tag', { StringLike: { 'aws:RequestTag/change': '?*' } }, { Tags: [{ Key: 'change', Value: 'ch_1' }] }],
    ['any session tag', { Null: { 'aws:RequestTag/change': 'false' } }, { Tags: [{ Key: 'Change', Value: 'x' }] }],
    ['a name', { StringLike: { 'sts:RoleSessionName': 'cooper-*' } }, { RoleSessionName: 'cooper-1' }],
  ])('refuses a role to whoever does not bring %s that its trust policy wants', async (_what, condition, brought) => {
    role(aws.state, { account: other, name: 'reader', trust: wanting(condition) });
    await expect(sts().send(new AssumeRoleCommand(asked))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(sts().send(new AssumeRoleCommand({ ...asked, ...brought }))).resolves.toBeDefined();
  });

  it('takes what it does not understand of a trust policy as fulfilled', async () => {
    role(aws.state, {
      account: other,
      name: 'reader',
      trust: wanting({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    });
    await expect(sts().send(new AssumeRoleCommand(asked))).resolves.toBeDefined();
  });

  it('knows credentials no longer once their time is over', () => {
    role(aws.state, { account: other, name: 'reader' });
    const { accessKeyId, expires } = session(aws.state, { account: other, role: 'reader', session: 'alice' });
    expect(lookup(aws.state, accessKeyId, now)?.arn).toBe(`arn:aws:sts::${other}:assumed-role/reader/alice`);
    expect(() => lookup(aws.state, accessKeyId, expires)).toThrow('expired');
  });

  it('tells the account of any access key id, its own or a stranger’s', async () => {
    const { id } = accessKey(aws.state, { account: other });
    const asked = (AccessKeyId: string) => sts().send(new GetAccessKeyInfoCommand({ AccessKeyId }));
    await expect(asked(id)).resolves.toMatchObject({ Account: other });
    await expect(asked('ASIAY34FZKBOKMUTVV7A')).resolves.toMatchObject({ Account: '609629065308' });
    await expect(asked('NOTAKEYIDATALL00')).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('makes tokens for the caller and for federated users', async () => {
    const { Credentials: own } = await sts().send(new GetSessionTokenCommand({}));
    expect(lookup(aws.state, own?.AccessKeyId ?? '', now)?.arn).toBe(`arn:aws:iam::${account}:user/admin`);
    const { FederatedUser } = await sts().send(new GetFederationTokenCommand({ Name: 'guest' }));
    expect(FederatedUser?.Arn).toBe(`arn:aws:sts::${account}:federated-user/guest`);
  });
});
