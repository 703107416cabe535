import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  GetRoleCommand,
  IAMClient,
  ListRolesCommand,
  paginateListRoles,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { managedPolicy, role, trusting } from '../../../../../src/sandbox/aws/services/iam/seed.ts';
import { account, local, type Local, now, other } from '../harness.ts';

let aws: Local;
let iam: IAMClient;
beforeEach(async () => {
  aws = await local();
  iam = new IAMClient(aws.client());
});
afterEach(() => aws.stop());

const AssumeRolePolicyDocument = JSON.stringify(trusting(`arn:aws:iam::${account}:root`));
const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: "arn:aws:s3:::it's (here)/*" }],
};
const PolicyDocument = JSON.stringify(document);
const RoleName = 'reader';

describe('iam roles', () => {
  it('come back as they were made', async () => {
    const boundary = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
    await iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument,
        Path: '/team/',
        Description: 'reads <everything> & more',
        MaxSessionDuration: 7200,
        PermissionsBoundary: boundary,
        Tags: [{ Key: 'team', Value: '' }],
      }),
    );
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      RoleName,
      Path: '/team/',
      Arn: `arn:aws:iam::${account}:role/team/reader`,
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Description: 'reads <everything> & more',
      MaxSessionDuration: 7200,
      PermissionsBoundary: { PermissionsBoundaryArn: boundary },
      Tags: [{ Key: 'team', Value: '' }],
      CreateDate: now,
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(AssumeRolePolicyDocument);
  });

  it('get another unique id when they are made again under the same name', async () => {
    const first = role(aws.state, { account, name: RoleName }).id;
    await iam.send(new DeleteRoleCommand({ RoleName }));
    expect(role(aws.state, { account, name: RoleName }).id).not.toBe(first);
  });

  it('are listed page by page, without tags and boundaries, as AWS does', async () => {
    for (let nth = 0; nth < 7; nth += 1)
      role(aws.state, { account, name: `role-${nth}`, tags: [{ Key: 'a', Value: 'b' }] });
    role(aws.state, { account: other, name: 'foreign' });
    const pages = [];
    for await (const page of paginateListRoles({ client: iam, pageSize: 3 }, {})) pages.push(page.Roles ?? []);
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(pages.flat().map(({ RoleName: name }) => name)).toEqual([0, 1, 2, 3, 4, 5, 6].map((nth) => `role-${nth}`));
    expect(pages.flat()[0]?.Tags).toBeUndefined();
  });

  it('change their trust, tags and boundary', async () => {
    role(aws.state, { account, name: RoleName });
    const trust = JSON.stringify(trusting(`arn:aws:iam::${other}:root`));
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust }));
    await iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'a', Value: 'b' }] }));
    const PermissionsBoundary = managedPolicy(aws.state, { account, name: 'edge', document }).arn;
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      Tags: [{ Key: 'a', Value: 'b' }],
      PermissionsBoundary: { PermissionsBoundaryArn: PermissionsBoundary },
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(trust);
    await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
    expect((await iam.send(new GetRoleCommand({ RoleName }))).Role?.PermissionsBoundary).toBeUndefined();
  });

  it.each([
    ['GetRole', () => new GetRoleCommand({ RoleName: 'none' }), 'NoSuchEntity', 404],
    [
      'a second of the same name',
      () => new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }),
      'EntityAlreadyExists',
      409,
    ],
    [
      'a trust policy that is no JSON',
      () => new CreateRoleCommand({ RoleName: 'x', AssumeRolePolicyDocument: '{' }),
      'MalformedPolicyDocument',
      400,
    ],
    [
      'a trust policy with a resource',
      () => new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }),
      'MalformedPolicyDocument',
      400,
    ],
    [
      'an identity policy with a principal',
      () => new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: AssumeRolePolicyDocument }),
      'MalformedPolicyDocument',
      400,
    ],
    ['a wrong marker', () => new ListRolesCommand({ Marker: 'nonsense' }), 'ValidationError', 400],
    ['deleting it while a policy hangs on it', () => new DeleteRoleCommand({ RoleName }), 'DeleteConflict', 409],
    [
      'a policy that is not there',
      () => new AttachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/NoSuchPolicyAtAll' }),
      'NoSuchEntity',
      404,
    ],
  ])('refuse %s', async (_what, command, code, status) => {
    role(aws.state, { account, name: RoleName, inline: { p: document } });
    await expect(iam.send(command() as GetRoleCommand)).rejects.toMatchObject({
      Error: { Code: code },
      $metadata: { httpStatusCode: status },
    });
  });
});
