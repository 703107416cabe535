import {
  type AttachedPolicy,
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  type IAMClient,
  paginateListAttachedGroupPolicies,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListGroupPolicies,
  paginateListGroupsForUser,
  paginateListRolePolicies,
  paginateListUserPolicies,
} from '@aws-sdk/client-iam';
import type { Fact } from '../core/fact.ts';
import type { IdentityPolicy } from '../core/facts.ts';
import type { PolicyDocument } from '../core/settings.ts';
import { factOf } from './fact-of.ts';
import { policyDocument } from './policy-document.ts';
import { required } from './well-formed.ts';

/**
 * A list that could not be read stands in the answer as one policy whose document says why: whoever judges sees that
 * something is missing, and the other lists are still there.
 */
async function listed<T>(
  of: { readonly on: string; readonly what: string; readonly action: string },
  list: () => Promise<readonly T[]>,
  each: (one: T) => Promise<IdentityPolicy[]>,
): Promise<IdentityPolicy[]> {
  const all = await factOf({ action: of.action }, list);
  if (all.is === 'known') return (await Promise.all(all.value.map(each))).flat();
  return all.is === 'absent' ? [] : [{ name: of.what, arn: null, on: of.on, document: all }];
}

export async function policiesOfRole(iam: IAMClient, RoleName: string): Promise<readonly IdentityPolicy[]> {
  const on = 'role';
  const lists = await Promise.all([
    listed(
      { on, what: 'inline policies', action: 'iam:ListRolePolicies' },
      () => every(paginateListRolePolicies({ client: iam }, { RoleName }), (page) => page.PolicyNames),
      (PolicyName) =>
        inline(on, PolicyName, 'iam:GetRolePolicy', () => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
    ),
    listed(
      { on, what: 'attached policies', action: 'iam:ListAttachedRolePolicies' },
      () => every(paginateListAttachedRolePolicies({ client: iam }, { RoleName }), (page) => page.AttachedPolicies),
      (policy) => attached(iam, on, policy),
    ),
  ]);
  return lists.flat();
}

export async function policiesOfUser(iam: IAMClient, UserName: string): Promise<readonly IdentityPolicy[]> {
  const on = 'user';
  const lists = await Promise.all([
    listed(
      { on, what: 'inline policies', action: 'iam:ListUserPolicies' },
      () => every(paginateListUserPolicies({ client: iam }, { UserName }), (page) => page.PolicyNames),
      (PolicyName) =>
        inline(on, PolicyName, 'iam:GetUserPolicy', () => iam.send(new GetUserPolicyCommand({ UserName, PolicyName }))),
    ),
    listed(
      { on, what: 'attached policies', action: 'iam:ListAttachedUserPolicies' },
      () => every(paginateListAttachedUserPolicies({ client: iam }, { UserName }), (page) => page.AttachedPolicies),
      (policy) => attached(iam, on, policy),
    ),
    listed(
      { on, what: 'groups', action: 'iam:ListGroupsForUser' },
      () => every(paginateListGroupsForUser({ client: iam }, { UserName }), (page) => page.Groups),
      ({ GroupName }) => policiesOfGroup(iam, required(GroupName, 'GroupName')),
    ),
  ]);
  return lists.flat();
}

async function policiesOfGroup(iam: IAMClient, GroupName: string): Promise<IdentityPolicy[]> {
  const on = `group ${GroupName}`;
  const lists = await Promise.all([
    listed(
      { on, what: 'inline policies', action: 'iam:ListGroupPolicies' },
      () => every(paginateListGroupPolicies({ client: iam }, { GroupName }), (page) => page.PolicyNames),
      (PolicyName) =>
        inline(on, PolicyName, 'iam:GetGroupPolicy', () =>
          iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName })),
        ),
    ),
    listed(
      { on, what: 'attached policies', action: 'iam:ListAttachedGroupPolicies' },
      () => every(paginateListAttachedGroupPolicies({ client: iam }, { GroupName }), (page) => page.AttachedPolicies),
      (policy) => attached(iam, on, policy),
    ),
  ]);
  return lists.flat();
}

async function inline(
  on: string,
  name: string,
  action: string,
  get: () => Promise<{ PolicyDocument: string | undefined }>,
): Promise<IdentityPolicy[]> {
  const document = await factOf({ action }, async () => encodedDocument((await get()).PolicyDocument));
  return [{ name, arn: null, on, document }];
}

async function attached(iam: IAMClient, on: string, policy: AttachedPolicy): Promise<IdentityPolicy[]> {
  const { PolicyArn: arn = null, PolicyName: name = '' } = policy;
  const version = await factOf({ action: 'iam:GetPolicy' }, async () => {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn ?? undefined }));
    return required(Policy?.DefaultVersionId, 'DefaultVersionId');
  });
  const document: Fact<PolicyDocument> =
    version.is === 'known' ? await versionDocument(iam, arn ?? '', version.value) : version;
  return [{ name, arn, on, document }];
}

const versionDocument = (iam: IAMClient, PolicyArn: string, VersionId: string): Promise<Fact<PolicyDocument>> =>
  factOf({ action: 'iam:GetPolicyVersion' }, async () => {
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
    return encodedDocument(PolicyVersion?.Document);
  });

/** IAM's answers hold policies URL-encoded (RFC 3986; IAM API reference, PolicyVersion). */
const encodedDocument = (text: string | undefined): PolicyDocument => policyDocument(decodeURIComponent(text ?? ''));

async function every<Page, T>(
  pages: AsyncIterable<Page>,
  of: (page: Page) => readonly T[] | undefined,
): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...required(of(page), 'list'));
  return all;
}
