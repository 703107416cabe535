import { z } from 'zod';
import { nothing, text } from '../protocols/schema.ts';
import { hexId } from '../protocols/ids.ts';
import { api } from './api.ts';
import { refused } from './errors.ts';
import {
  addMember,
  addOrganization,
  addUnit,
  checkParent,
  managed,
  ownOrganization,
  parentOf,
  readable,
} from './organization.ts';
import type { CreateAccountRequest, Organization } from './state.ts';
import { listing, memberView, organizationView, paging, rootView, unitView } from './views.ts';

const createOrganization = api({
  name: 'CreateOrganization',
  input: z.object({ FeatureSet: z.enum(['ALL']).optional() }),
  run({ state, account: management, at }) {
    const { name, email } = state.accounts.get(management) ?? { name: `Account ${management}`, email: null };
    const address = email ?? `aws+${management}@example.com`;
    const organization = addOrganization(state.organizations, { management, name, email: address, at });
    return { Organization: organizationView(organization) };
  },
});

const describeOrganization = api({
  name: 'DescribeOrganization',
  input: nothing,
  run: (context) => ({ Organization: organizationView(ownOrganization(context)) }),
});

const listRoots = api({
  name: 'ListRoots',
  input: z.object(paging),
  run: (context, asked) => listing('Roots', [rootView(readable(context).root)], asked),
});

const listParents = api({
  name: 'ListParents',
  input: z.object({ ChildId: text, ...paging }),
  run(context, { ChildId, ...asked }) {
    const organization = readable(context);
    const parent = parentOf(organization, ChildId);
    if (parent === undefined) throw refused('ChildNotFoundException', "You specified a child that doesn't exist.");
    const Type = parent === organization.root.id ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
    return listing('Parents', [{ Id: parent, Type }], asked);
  },
});

const listChildren = api({
  name: 'ListChildren',
  input: z.object({ ParentId: text, ChildType: z.enum(['ACCOUNT', 'ORGANIZATIONAL_UNIT']), ...paging }),
  run(context, { ParentId, ChildType, ...asked }) {
    const organization = readable(context);
    checkParent(organization, ParentId);
    const all = ChildType === 'ACCOUNT' ? organization.accounts : organization.units;
    const children = [...all.values()].filter(({ parent }) => parent === ParentId);
    const named = children.map(({ id }) => ({ Id: id, Type: ChildType }));
    return listing('Children', named, asked);
  },
});

const listAccounts = api({
  name: 'ListAccounts',
  input: z.object(paging),
  run(context, asked) {
    const organization = readable(context);
    const all = [...organization.accounts.values()].map((member) => memberView(organization, member));
    return listing('Accounts', all, asked);
  },
});

const listAccountsForParent = api({
  name: 'ListAccountsForParent',
  input: z.object({ ParentId: text, ...paging }),
  run(context, { ParentId, ...asked }) {
    const organization = readable(context);
    checkParent(organization, ParentId);
    const children = [...organization.accounts.values()].filter(({ parent }) => parent === ParentId);
    const views = children.map((member) => memberView(organization, member));
    return listing('Accounts', views, asked);
  },
});

const listUnitsForParent = api({
  name: 'ListOrganizationalUnitsForParent',
  input: z.object({ ParentId: text, ...paging }),
  run(context, { ParentId, ...asked }) {
    const organization = readable(context);
    checkParent(organization, ParentId);
    const children = [...organization.units.values()].filter(({ parent }) => parent === ParentId);
    return listing('OrganizationalUnits', children.map(unitView), asked);
  },
});

const describeAccount = api({
  name: 'DescribeAccount',
  input: z.object({ AccountId: text }),
  run(context, { AccountId }) {
    const organization = readable(context);
    const member = organization.accounts.get(AccountId);
    if (member === undefined) throw noAccount();
    return { Account: memberView(organization, member) };
  },
});

const describeUnit = api({
  name: 'DescribeOrganizationalUnit',
  input: z.object({ OrganizationalUnitId: text }),
  run(context, { OrganizationalUnitId }) {
    const unit = readable(context).units.get(OrganizationalUnitId);
    if (unit === undefined)
      throw refused('OrganizationalUnitNotFoundException', "You specified an organizational unit that doesn't exist.");
    return { OrganizationalUnit: unitView(unit) };
  },
});

const createUnit = api({
  name: 'CreateOrganizationalUnit',
  input: z.object({ ParentId: text, Name: text }),
  run(context, { ParentId, Name }) {
    return { OrganizationalUnit: unitView(addUnit(context.state.organizations, managed(context), Name, ParentId)) };
  },
});

const createAccount = api({
  name: 'CreateAccount',
  input: z.object({ AccountName: text, Email: text }),
  run(context, { AccountName: name, Email: email }) {
    const organization = managed(context);
    const { state, at } = context;
    state.organizations.made += 1;
    const digits = BigInt(`0x${hexId(12, 'account', name, state.organizations.made)}`) % 10n ** 12n;
    const id = String(digits).padStart(12, '0');
    addMember(organization, { id, name, email, at, how: 'CREATED' });
    const request = { id: `car-${hexId(32, 'request', id)}`, name, account: id, at };
    organization.createAccountRequests.set(request.id, request);
    return { CreateAccountStatus: requestView(request) };
  },
});

const describeCreateAccountStatus = api({
  name: 'DescribeCreateAccountStatus',
  input: z.object({ CreateAccountRequestId: text }),
  run(context, { CreateAccountRequestId }) {
    const request = readable(context).createAccountRequests.get(CreateAccountRequestId);
    if (request === undefined)
      throw refused('CreateAccountStatusNotFoundException', "We can't find a create account request with that id.");
    return { CreateAccountStatus: requestView(request) };
  },
});

function requestView({ id, name, account, at }: CreateAccountRequest) {
  const times = { RequestedTimestamp: at, CompletedTimestamp: at };
  return { Id: id, AccountName: name, State: 'SUCCEEDED', AccountId: account, ...times };
}

const moveAccount = api({
  name: 'MoveAccount',
  input: z.object({ AccountId: text, SourceParentId: text, DestinationParentId: text }),
  run(context, { AccountId, SourceParentId, DestinationParentId }) {
    const organization: Organization = managed(context);
    const member = organization.accounts.get(AccountId);
    if (member === undefined) throw noAccount();
    if (member.parent !== SourceParentId)
      throw refused('SourceParentNotFoundException', 'The account is not in the source root or organizational unit.');
    checkParent(organization, DestinationParentId);
    member.parent = DestinationParentId;
    return {};
  },
});

const noAccount = () =>
  refused('AccountNotFoundException', "You specified an account that doesn't exist in this organization.");

export const treeApis = [
  createOrganization,
  describeOrganization,
  listRoots,
  listParents,
  listChildren,
  listAccounts,
  listAccountsForParent,
  listUnitsForParent,
  describeAccount,
  describeUnit,
  createUnit,
  createAccount,
  describeCreateAccountStatus,
  moveAccount,
];
