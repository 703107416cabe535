import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  DescribeEffectivePolicyCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  DetachPolicyCommand,
  EnablePolicyTypeCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListChildrenCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  ListTargetsForPolicyCommand,
  MoveAccountCommand,
  OrganizationsClient,
  UpdatePolicyCommand,
} from '@aws-sdk/client-organizations';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { member, organization, policy, unit } from '../../../../../src/sandbox/aws/services/organizations/seed.ts';
import { account, local, type Local, other } from '../harness.ts';

let aws: Local;
let management: OrganizationsClient;
beforeEach(async () => {
  aws = await local();
  management = new OrganizationsClient(aws.client());
});
afterEach(() => aws.stop());

const deny = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] };
const blockAll = { s3_attributes: { public_access_block_configuration: { '@@assign': 'all' } } };
const blockNone = { s3_attributes: { public_access_block_configuration: { '@@assign': 'none' } } };

describe('organizations', () => {
  it('says so outside an organization', async () => {
    await expect(management.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject({
      name: 'AWSOrganizationsNotInUseException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('is set up by the ordinary calls', async () => {
    const { Organization } = await management.send(new CreateOrganizationCommand({}));
    expect(Organization).toMatchObject({ MasterAccountId: account, Id: expect.stringMatching(/^o-[a-z0-9]{10}$/) });
    const { Roots } = await management.send(new ListRootsCommand({}));
    const root = Roots?.[0]?.Id ?? '';
    const { OrganizationalUnit } = await management.send(
      new CreateOrganizationalUnitCommand({ ParentId: root, Name: 'prod' }),
    );
    const ou = OrganizationalUnit?.Id ?? '';
    const { CreateAccountStatus } = await management.send(
      new CreateAccountCommand({ AccountName: 'data', Email: 'd@example.com' }),
    );
    const status = await management.send(
      new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id }),
    );
    const AccountId = status.CreateAccountStatus?.AccountId ?? '';
    await management.send(new MoveAccountCommand({ AccountId, SourceParentId: root, DestinationParentId: ou }));
    expect((await management.send(new ListParentsCommand({ ChildId: AccountId }))).Parents).toEqual([
      { Id: ou, Type: 'ORGANIZATIONAL_UNIT' },
    ]);
    expect((await management.send(new ListParentsCommand({ ChildId: ou }))).Parents).toEqual([
      { Id: root, Type: 'ROOT' },
    ]);
    const children = await management.send(new ListChildrenCommand({ ParentId: ou, ChildType: 'ACCOUNT' }));
    expect(children.Children).toEqual([{ Id: AccountId, Type: 'ACCOUNT' }]);
    const units = await management.send(new ListOrganizationalUnitsForParentCommand({ ParentId: root }));
    expect(units.OrganizationalUnits).toMatchObject([{ Id: ou, Name: 'prod' }]);
    const below = await management.send(new ListAccountsForParentCommand({ ParentId: root }));
    expect(below.Accounts?.map(({ Id }) => Id)).toEqual([account]);
  });

  it('lists accounts page by page', async () => {
    const made = organization(aws.state, account);
    for (let nth = 0; nth < 24; nth += 1) member(aws.state, made, String(200_000_000_000 + nth));
    const first = await management.send(new ListAccountsCommand({}));
    const second = await management.send(new ListAccountsCommand({ NextToken: first.NextToken }));
    expect([first.Accounts?.length, second.Accounts?.length, second.NextToken]).toEqual([20, 5, undefined]);
  });

  it('lets members see their organization but not its accounts and policies', async () => {
    const made = organization(aws.state, account);
    member(aws.state, made, other);
    const client = new OrganizationsClient(aws.client(other));
    expect((await client.send(new DescribeOrganizationCommand({}))).Organization?.Id).toBe(made.id);
    const look = () => client.send(new DescribeAccountCommand({ AccountId: other }));
    await expect(look()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    made.delegated.add(other);
    expect((await look()).Account).toMatchObject({ Id: other, Status: 'ACTIVE' });
  });
});

describe('organizations policies', () => {
  it('are FullAWSAccess everywhere from the start', async () => {
    const made = organization(aws.state, account);
    const ou = unit(aws.state, made, 'prod');
    member(aws.state, made, other, ou.id);
    for (const TargetId of [made.root.id, ou.id, other]) {
      const listed = await management.send(
        new ListPoliciesForTargetCommand({ TargetId, Filter: 'SERVICE_CONTROL_POLICY' }),
      );
      expect(listed.Policies?.map(({ Id }) => Id)).toEqual(['p-FullAWSAccess']);
    }
  });

  it('are made, attached, changed and detached', async () => {
    const made = organization(aws.state, account);
    const { Policy } = await management.send(
      new CreatePolicyCommand({
        Name: 'no-s3',
        Description: '',
        Content: JSON.stringify(deny),
        Type: 'SERVICE_CONTROL_POLICY',
      }),
    );
    const PolicyId = Policy?.PolicySummary?.Id ?? '';
    expect(Policy?.PolicySummary?.Arn).toBe(
      `arn:aws:organizations::${account}:policy/${made.id}/service_control_policy/${PolicyId}`,
    );
    await management.send(new AttachPolicyCommand({ PolicyId, TargetId: made.root.id }));
    const again = management.send(new AttachPolicyCommand({ PolicyId, TargetId: made.root.id }));
    await expect(again).rejects.toMatchObject({ name: 'DuplicatePolicyAttachmentException' });
    const { Targets } = await management.send(new ListTargetsForPolicyCommand({ PolicyId }));
    expect(Targets).toMatchObject([{ TargetId: made.root.id, Type: 'ROOT' }]);
    await management.send(new UpdatePolicyCommand({ PolicyId, Content: '{}' }));
    expect((await management.send(new DescribePolicyCommand({ PolicyId }))).Policy?.Content).toBe('{}');
    await management.send(new DetachPolicyCommand({ PolicyId, TargetId: made.root.id }));
    const gone = management.send(new DetachPolicyCommand({ PolicyId, TargetId: made.root.id }));
    await expect(gone).rejects.toMatchObject({ name: 'PolicyNotAttachedException' });
  });

  it('of a kind that is not enabled can not be attached', async () => {
    const made = organization(aws.state, account);
    const { Policy } = await management.send(
      new CreatePolicyCommand({
        Name: 'edge',
        Description: '',
        Content: JSON.stringify(deny),
        Type: 'RESOURCE_CONTROL_POLICY',
      }),
    );
    const attach = () =>
      management.send(new AttachPolicyCommand({ PolicyId: Policy?.PolicySummary?.Id, TargetId: made.root.id }));
    await expect(attach()).rejects.toMatchObject({ name: 'PolicyTypeNotEnabledException' });
    await management.send(new EnablePolicyTypeCommand({ RootId: made.root.id, PolicyType: 'RESOURCE_CONTROL_POLICY' }));
    await attach();
  });

  it('for S3 take effect from the root down, the nearest last', async () => {
    const made = organization(aws.state, account);
    const ou = unit(aws.state, made, 'public-sites');
    member(aws.state, made, other, ou.id);
    const effective = async (TargetId?: string, client = management) => {
      const command = new DescribeEffectivePolicyCommand({ PolicyType: 'S3_POLICY', TargetId });
      return JSON.parse((await client.send(command)).EffectivePolicy?.PolicyContent ?? '') as object;
    };
    await expect(effective(other)).rejects.toMatchObject({ name: 'EffectivePolicyNotFoundException' });
    policy(aws.state, made, { type: 'S3_POLICY', name: 'all', content: blockAll, targets: [made.root.id] });
    expect(await effective(other)).toEqual({ s3_attributes: { public_access_block_configuration: 'all' } });
    policy(aws.state, made, { type: 'S3_POLICY', name: 'none', content: blockNone, targets: [ou.id] });
    expect(await effective(other)).toEqual({ s3_attributes: { public_access_block_configuration: 'none' } });
    expect(await effective(account)).toEqual({ s3_attributes: { public_access_block_configuration: 'all' } });
    const asMember = new OrganizationsClient(aws.client(other));
    expect(await effective(undefined, asMember)).toEqual({
      s3_attributes: { public_access_block_configuration: 'none' },
    });
    await expect(effective(account, asMember)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
