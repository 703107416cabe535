import { z } from 'zod';
import { listOf, nothing, text } from '../protocols/schema.ts';
import { page } from '../protocols/paging.ts';
import { api } from './api.ts';
import { awsManaged } from './aws-managed.ts';
import { encodedDocument } from './documents.ts';
import { accountOf } from './entities.ts';
import { uses } from './managed.ts';
import { listing, paging } from './shapes.ts';
import type { Entity, IamAccount, ManagedPolicy } from './state.ts';
import {
  boundaryView,
  groupView,
  instanceProfileView,
  policyInList,
  roleView,
  tagsView,
  userInList,
  versionView,
} from './views.ts';

const kinds = ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] as const;
type Kind = (typeof kinds)[number];

interface Detail {
  readonly list: 'UserDetailList' | 'GroupDetailList' | 'RoleDetailList' | 'Policies';
  readonly view: object;
}

const getAccountAuthorizationDetails = api({
  name: 'GetAccountAuthorizationDetails',
  input: z.object({ Filter: listOf(z.enum(kinds)).optional(), ...paging }),
  run(context, { Filter = kinds, MaxItems, Marker }) {
    const account = accountOf(context);
    const all = kinds.filter((kind) => Filter.includes(kind)).flatMap((kind) => details(account, kind));
    const { items, next } = page(all, { size: MaxItems ?? 100, token: Marker, invalid: 'ValidationError' });
    const named = (list: Detail['list']) => items.filter((item) => item.list === list).map(({ view }) => view);
    return {
      UserDetailList: named('UserDetailList'),
      GroupDetailList: named('GroupDetailList'),
      RoleDetailList: named('RoleDetailList'),
      Policies: named('Policies'),
      IsTruncated: next !== null,
      Marker: next,
    };
  },
});

function details(account: IamAccount, kind: Kind): readonly Detail[] {
  switch (kind) {
    case 'User':
      return [...account.users.values()].map((user) => ({
        list: 'UserDetailList',
        view: {
          ...userInList(user),
          ...policies(account, user, 'UserPolicyList'),
          GroupList: [...user.groups],
          PermissionsBoundary: boundaryView(user.boundary),
          Tags: tagsView(user.tags),
        },
      }));
    case 'Group':
      return [...account.groups.values()].map((group) => ({
        list: 'GroupDetailList',
        view: { ...groupView(group), ...policies(account, group, 'GroupPolicyList') },
      }));
    case 'Role':
      return [...account.roles.values()].map((role) => {
        const profiles = [...account.instanceProfiles.values()].filter((profile) => profile.role === role.name);
        const InstanceProfileList = profiles.map((profile) => instanceProfileView(profile, role));
        const view = { ...roleView(role), ...policies(account, role, 'RolePolicyList'), InstanceProfileList };
        return { list: 'RoleDetailList', view };
      });
    case 'LocalManagedPolicy':
      return [...account.policies.values()].map((policy) => policyDetail(account, policy));
    case 'AWSManagedPolicy':
      return [...awsManaged.values()]
        .filter(({ arn }) => uses(account, arn).attachments > 0)
        .map((policy) => policyDetail(account, policy));
  }
}

function policyDetail(account: IamAccount, policy: ManagedPolicy): Detail {
  const PolicyVersionList = policy.versions.map((version) => versionView(policy, version));
  return { list: 'Policies', view: { ...policyInList(policy, uses(account, policy.arn)), PolicyVersionList } };
}

function policies(account: IamAccount, { inline, attached }: Entity, list: string) {
  return {
    [list]: [...inline].map(([PolicyName, document]) => ({ PolicyName, PolicyDocument: encodedDocument(document) })),
    AttachedManagedPolicies: [...attached].map((PolicyArn) => {
      const PolicyName = (account.policies.get(PolicyArn) ?? awsManaged.get(PolicyArn))?.name;
      return { PolicyName, PolicyArn };
    }),
  };
}

const createAccountAlias = api({
  name: 'CreateAccountAlias',
  input: z.object({ AccountAlias: text }),
  run(context, { AccountAlias }) {
    // An account has one alias; a new one takes its place.
    accountOf(context).aliases.splice(0, 1, AccountAlias);
    return {};
  },
});

const listAccountAliases = api({
  name: 'ListAccountAliases',
  input: z.object(paging),
  run: (context, asked) => listing('AccountAliases', accountOf(context).aliases, asked),
});

const getAccountSummary = api({
  name: 'GetAccountSummary',
  input: nothing,
  run(context) {
    const { users, groups, roles, policies: own, instanceProfiles } = accountOf(context);
    const counts = new Map([
      ['Users', users.size],
      ['Groups', groups.size],
      ['Roles', roles.size],
      ['Policies', own.size],
      ['InstanceProfiles', instanceProfiles.size],
    ]);
    return { SummaryMap: counts };
  },
});

export const accountApis = [getAccountAuthorizationDetails, createAccountAlias, listAccountAliases, getAccountSummary];
