import {
  EntityType,
  type GroupDetail,
  type ManagedPolicyDetail,
  paginateGetAccountAuthorizationDetails,
  type RoleDetail,
  type UserDetail,
} from '@aws-sdk/client-iam';
import type { Fact } from '../core/fact.ts';
import type { AwsClients } from './clients.ts';
import { factOf } from './fact-of.ts';
import { required } from './well-formed.ts';

export const detailsAsk = { action: 'iam:GetAccountAuthorizationDetails' };

/** All of an account's IAM in IAM's own shapes: users, groups, roles and the managed policies that they use. */
export interface AccountDetails {
  readonly users: readonly UserDetail[];
  readonly groups: readonly GroupDetail[];
  readonly roles: readonly RoleDetail[];
  /** By ARN. */
  readonly policies: ReadonlyMap<string, ManagedPolicyDetail>;
  /** ISO 8601, UTC. */
  readonly readAt: string;
}

/** A snapshot: one burst of pages serves every question about the account for five minutes. */
export function accountDetails(aws: AwsClients, account: string): Promise<Fact<AccountDetails>> {
  return aws.snapshots.take(`authorization details of ${account}`, () => factOf(detailsAsk, () => allDetails(aws)));
}

async function allDetails({ iam: client }: AwsClients): Promise<AccountDetails> {
  const users: UserDetail[] = [];
  const groups: GroupDetail[] = [];
  const roles: RoleDetail[] = [];
  const policies = new Map<string, ManagedPolicyDetail>();
  const readAt = new Date().toISOString();
  // A thousand a page at most (IAM API reference, GetAccountAuthorizationDetails).
  for await (const page of paginateGetAccountAuthorizationDetails(
    { client, pageSize: 1_000 },
    { Filter: [...kinds] },
  )) {
    users.push(...required(page.UserDetailList, 'UserDetailList'));
    groups.push(...required(page.GroupDetailList, 'GroupDetailList'));
    roles.push(...required(page.RoleDetailList, 'RoleDetailList'));
    for (const policy of required(page.Policies, 'Policies')) policies.set(required(policy.Arn, 'Arn'), policy);
  }
  return { users, groups, roles, policies, readAt };
}

const kinds = [
  EntityType.User,
  EntityType.Role,
  EntityType.Group,
  EntityType.LocalManagedPolicy,
  EntityType.AWSManagedPolicy,
];
