import type { AttachedPolicy, PolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam';
import { type Fact, failed, known } from '../core/fact.ts';
import type { Identity, IdentityPolicy } from '../core/identity.ts';
import type { PolicyDocument } from '../core/settings.ts';
import type { AccountDetails } from './account-details.ts';
import { awsError, detailOf } from './aws-error.ts';
import { policyDocument } from './policy-document.ts';
import { tagsOf } from './tags.ts';
import { required } from './well-formed.ts';

/** A user or a role as IAM knows it; a session of a role by the role's name, because its ARN leaves out the path. */
export type Named = { readonly is: 'arn'; readonly arn: string } | { readonly is: 'role'; readonly name: string };

/** Null when the account has no such user or role. */
export function identityOf(all: AccountDetails, who: Named): Identity | null {
  const role = all.roles.find(({ Arn, RoleName }) => (who.is === 'arn' ? Arn === who.arn : RoleName === who.name));
  if (role !== undefined) return ofRole(all, role);
  const user = who.is === 'arn' ? all.users.find(({ Arn }) => Arn === who.arn) : undefined;
  return user === undefined ? null : ofUser(all, user);
}

const ofRole = (all: AccountDetails, role: RoleDetail): Identity => ({
  arn: required(role.Arn, 'Arn'),
  uniqueId: required(role.RoleId, 'RoleId'),
  type: 'role',
  tags: tagsOf(role.Tags),
  boundary: boundaryOf(all, role.PermissionsBoundary?.PermissionsBoundaryArn),
  trust: role.AssumeRolePolicyDocument === undefined ? null : decoded(role.AssumeRolePolicyDocument),
  policies: [...inline('role', role.RolePolicyList), ...attached(all, 'role', role.AttachedManagedPolicies)],
  instanceProfiles: (role.InstanceProfileList ?? []).map(({ Arn }) => required(Arn, 'Arn')),
  readAt: all.readAt,
});

const ofUser = (all: AccountDetails, user: UserDetail): Identity => ({
  arn: required(user.Arn, 'Arn'),
  uniqueId: required(user.UserId, 'UserId'),
  type: 'user',
  tags: tagsOf(user.Tags),
  boundary: boundaryOf(all, user.PermissionsBoundary?.PermissionsBoundaryArn),
  trust: null,
  policies: [
    ...inline('user', user.UserPolicyList),
    ...attached(all, 'user', user.AttachedManagedPolicies),
    ...(user.GroupList ?? []).flatMap((name) => ofGroup(all, name)),
  ],
  instanceProfiles: [],
  readAt: all.readAt,
});

function ofGroup(all: AccountDetails, name: string): readonly IdentityPolicy[] {
  const on = `group ${name}`;
  const group = all.groups.find(({ GroupName }) => GroupName === name);
  // IAM is eventually consistent: pages of one burst may disagree. A gap must be seen.
  if (group === undefined) return [{ name: 'policies', arn: null, on, document: missing(`the group ${name}`) }];
  return [...inline(on, group.GroupPolicyList), ...attached(all, on, group.AttachedManagedPolicies)];
}

const inline = (on: string, policies: readonly PolicyDetail[] = []): readonly IdentityPolicy[] =>
  policies.map(({ PolicyName, PolicyDocument: text }) => ({
    name: required(PolicyName, 'PolicyName'),
    arn: null,
    on,
    document: documentOf(text),
  }));

const attached = (
  all: AccountDetails,
  on: string,
  policies: readonly AttachedPolicy[] = [],
): readonly IdentityPolicy[] =>
  policies.map(({ PolicyName = '', PolicyArn }) => {
    const arn = required(PolicyArn, 'PolicyArn');
    return { name: PolicyName, arn, on, document: managed(all, arn) };
  });

function boundaryOf(all: AccountDetails, arn: string | undefined): Identity['boundary'] {
  return arn === undefined ? null : { arn, document: managed(all, arn) };
}

/** The version in force of a managed policy. */
function managed({ policies }: AccountDetails, arn: string): Fact<PolicyDocument> {
  const policy = policies.get(arn);
  const version = policy?.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion);
  return version === undefined ? missing(`the policy ${arn}`) : documentOf(version.Document);
}

const missing = (what: string): Fact<never> => failed('error', `the account's authorization details leave out ${what}`);

function documentOf(text: string | undefined): Fact<PolicyDocument> {
  try {
    return known(decoded(text));
  } catch (thrown) {
    return failed('malformed', detailOf(awsError(thrown)));
  }
}

/** IAM's answers hold policies URL-encoded (RFC 3986; IAM API reference, PolicyDetail). */
const decoded = (text: string | undefined): PolicyDocument => policyDocument(decodeURIComponent(text ?? ''));
