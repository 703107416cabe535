import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
  ListGroupsForUserCommand,
  PutGroupPolicyCommand,
  GetGroupPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { group, role, user } from '../../../../../src/sandbox/aws/services/iam/seed.ts';
import { lookup } from '../../../../../src/sandbox/aws/services/sts/lookup.ts';
import { account, local, type Local, now } from '../harness.ts';

let aws: Local;
let iam: IAMClient;
beforeEach(async () => {
  aws = await local();
  iam = new IAMClient(aws.client());
});
afterEach(() => aws.stop());

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: "arn:aws:s3:::it's (here)/*" }],
};
const PolicyDocument = JSON.stringify(document);
const RoleName = 'reader';

describe('iam users and groups', () => {
  it('belong together', async () => {
    await iam.send(new CreateUserCommand({ UserName: 'bob' }));
    await iam.send(new CreateGroupCommand({ GroupName: 'staff' }));
    await iam.send(new AddUserToGroupCommand({ UserName: 'bob', GroupName: 'staff' }));
    await iam.send(new PutGroupPolicyCommand({ GroupName: 'staff', PolicyName: 'p', PolicyDocument }));
    const { Groups } = await iam.send(new ListGroupsForUserCommand({ UserName: 'bob' }));
    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['staff']);
    const got = await iam.send(new GetGroupPolicyCommand({ GroupName: 'staff', PolicyName: 'p' }));
    expect(decodeURIComponent(got.PolicyDocument ?? '')).toBe(PolicyDocument);
  });

  it('have access keys, at most two, that stop working when they are inactive', async () => {
    user(aws.state, { account, name: 'bob' });
    const create = () => iam.send(new CreateAccessKeyCommand({ UserName: 'bob' }));
    const id = (await create()).AccessKey?.AccessKeyId ?? '';
    await create();
    await expect(create()).rejects.toMatchObject({ Error: { Code: 'LimitExceeded' } });
    const asBob = new IAMClient(aws.client({ accessKeyId: id, secretAccessKey: 'x' }));
    expect((await asBob.send(new GetUserCommand({}))).User?.UserName).toBe('bob');
    expect((await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }))).UserName).toBe('bob');
    await iam.send(new UpdateAccessKeyCommand({ UserName: 'bob', AccessKeyId: id, Status: 'Inactive' }));
    expect(() => lookup(aws.state, id, now)).toThrow('invalid');
    await expect(asBob.send(new GetUserCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });
});

describe('iam accounts', () => {
  it('show everything in one paged call', async () => {
    group(aws.state, { account, name: 'staff', inline: { g: document } });
    user(aws.state, { account, name: 'bob', groups: ['staff'], inline: { u: document } });
    role(aws.state, { account, name: RoleName, attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] });
    const first = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 2 }));
    expect(first).toMatchObject({ IsTruncated: true, UserDetailList: [{ UserName: 'bob', GroupList: ['staff'] }] });
    expect(first.RoleDetailList?.[0]?.AttachedManagedPolicies?.[0]?.PolicyName).toBe('AdministratorAccess');
    const rest = await iam.send(new GetAccountAuthorizationDetailsCommand({ Marker: first.Marker }));
    expect(rest.GroupDetailList?.[0]?.GroupPolicyList?.[0]?.PolicyName).toBe('g');
    expect(rest.Policies?.map(({ PolicyName }) => PolicyName)).toEqual(['AdministratorAccess']);
  });

  it('count what they hold', async () => {
    role(aws.state, { account, name: RoleName });
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({ Roles: 1, Users: 0 });
  });
});

describe('iam and denials', () => {
  it('come before «not there», and name the ARN', async () => {
    const message = `User: x is not authorized to perform: iam:GetRole`;
    const resource = `arn:aws:iam::${account}:role/none`;
    aws.state.denials.push({
      principal: '*',
      action: 'iam:GetRole',
      resource,
      message,
      code: 'AccessDenied',
      status: 403,
    });
    await expect(iam.send(new GetRoleCommand({ RoleName: 'none' }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message,
      $metadata: { httpStatusCode: 403 },
    });
  });
});
