import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
  SetDefaultPolicyVersionCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { managedPolicy, role } from '../../../../../src/sandbox/aws/services/iam/seed.ts';
import { account, local, type Local } from '../harness.ts';

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

describe('iam policies', () => {
  it('travel percent-encoded and come back byte for byte', async () => {
    role(aws.state, { account, name: RoleName });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'inline', PolicyDocument }));
    const got = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'inline' }));
    expect(got.PolicyDocument).toMatch(/^%7B%22Version%22/);
    expect(got.PolicyDocument).not.toMatch(/[*'()]/);
    expect(decodeURIComponent(got.PolicyDocument ?? '')).toBe(PolicyDocument);
    const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    expect(PolicyNames).toEqual(['inline']);
  });

  it('have versions, of which one is the default', async () => {
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'own', PolicyDocument }));
    const PolicyArn = Policy?.Arn ?? '';
    const second = JSON.stringify({ ...document, Id: 'second' });
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: second, SetAsDefault: false }));
    const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
    expect(Versions?.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion])).toEqual([
      ['v2', false],
      ['v1', true],
    ]);
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
    const { Policy: now } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    expect(now?.DefaultVersionId).toBe('v2');
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(second);
  });

  it('have five versions at most', async () => {
    const { arn: PolicyArn } = managedPolicy(aws.state, { account, name: 'own', document });
    const version = () => iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument }));
    for (let nth = 2; nth <= 5; nth += 1) await version();
    await expect(version()).rejects.toMatchObject({ Error: { Code: 'LimitExceeded' } });
  });

  it('of AWS are there for everybody, count their uses and are listed where they hang', async () => {
    role(aws.state, { account, name: RoleName });
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(AttachedPolicies).toEqual([{ PolicyName: 'AmazonS3ReadOnlyAccess', PolicyArn }]);
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    expect(Policy).toMatchObject({ AttachmentCount: 1, DefaultVersionId: 'v3' });
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    const after = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(after.AttachedPolicies).toEqual([]);
  });

  it('can not be deleted while they are attached', async () => {
    const { arn: PolicyArn } = managedPolicy(aws.state, { account, name: 'own', document });
    role(aws.state, { account, name: RoleName, attached: [PolicyArn] });
    const remove = () => iam.send(new DeletePolicyCommand({ PolicyArn }));
    await expect(remove()).rejects.toMatchObject({ Error: { Code: 'DeleteConflict' } });
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await remove();
    await expect(iam.send(new GetPolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      Error: { Code: 'NoSuchEntity' },
    });
  });

  it('are not simulated: the local AWS judges nothing', async () => {
    const command = new SimulatePrincipalPolicyCommand({
      PolicySourceArn: `arn:aws:iam::${account}:role/x`,
      ActionNames: ['s3:*'],
    });
    await expect(iam.send(command)).rejects.toMatchObject({
      name: 'NotImplemented',
      $metadata: { httpStatusCode: 501 },
    });
  });
});
