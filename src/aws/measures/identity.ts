import { GetRoleCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { absent } from '../../core/fact.ts';
import type { Fact } from '../../core/fact.ts';
import type { Identity } from '../../core/facts.ts';
import type { AwsClients } from '../clients.ts';
import { factOf } from '../fact-of.ts';
import { policiesOfRole, policiesOfUser } from '../identity-policies.ts';
import type { Reading } from '../reading.ts';
import { tagsOf } from '../tags.ts';
import { required } from '../well-formed.ts';

/**
 * What IAM holds about the caller. Absent for the account's root and for federated users, of whom IAM holds nothing.
 * The policies of the session itself cannot be read by anybody; the boundary's document is not among the policies.
 */
export const identity: Reading<'identity'> = {
  name: 'identity',
  calls: ['GetRole', 'GetUser', 'ListRolePolicies', 'ListAttachedRolePolicies', 'GetPolicyVersion'],
  needs: [
    'iam:GetGroupPolicy',
    'iam:GetPolicy',
    'iam:GetPolicyVersion',
    'iam:GetRole',
    'iam:GetRolePolicy',
    'iam:GetUser',
    'iam:GetUserPolicy',
    'iam:ListAttachedGroupPolicies',
    'iam:ListAttachedRolePolicies',
    'iam:ListAttachedUserPolicies',
    'iam:ListGroupPolicies',
    'iam:ListGroupsForUser',
    'iam:ListRolePolicies',
    'iam:ListUserPolicies',
  ],
  after: ['caller'],

  async read(aws, _target, { caller }) {
    if (caller?.is !== 'known') return caller ?? absent;
    const who = nameIn(caller.value.arn);
    if (who === null) return absent;
    return who.is === 'role' ? role(aws, who.name) : user(aws, who.name);
  },
};

/** `assumed-role/name/session` or `user/path/name`, of any partition. */
function nameIn(arn: string): { readonly is: 'role' | 'user'; readonly name: string } | null {
  const [kind, ...path] = (arn.split(':')[5] ?? '').split('/');
  const [first] = path;
  const last = path.at(-1);
  if (kind === 'assumed-role' && first !== undefined) return { is: 'role', name: first };
  return kind === 'user' && last !== undefined ? { is: 'user', name: last } : null;
}

function role({ iam }: AwsClients, RoleName: string): Promise<Fact<Identity>> {
  return factOf({ action: 'iam:GetRole', absent: ['NoSuchEntity', 'NoSuchEntityException'] }, async () => {
    const [{ Role }, policies] = await Promise.all([
      iam.send(new GetRoleCommand({ RoleName })),
      policiesOfRole(iam, RoleName),
    ]);
    return {
      arn: required(Role?.Arn, 'Arn'),
      uniqueId: required(Role?.RoleId, 'RoleId'),
      tags: tagsOf(Role?.Tags),
      boundaryArn: Role?.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
      policies,
    };
  });
}

function user({ iam }: AwsClients, UserName: string): Promise<Fact<Identity>> {
  return factOf({ action: 'iam:GetUser', absent: ['NoSuchEntity', 'NoSuchEntityException'] }, async () => {
    const [{ User }, policies] = await Promise.all([
      iam.send(new GetUserCommand({ UserName })),
      policiesOfUser(iam, UserName),
    ]);
    return {
      arn: required(User?.Arn, 'Arn'),
      uniqueId: required(User?.UserId, 'UserId'),
      tags: tagsOf(User?.Tags),
      boundaryArn: User?.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
      policies,
    };
  });
}
