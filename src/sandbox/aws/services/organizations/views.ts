import { page } from '../protocols/paging.ts';
import type { Output } from '../protocols/protocol.ts';
import { text, whole } from '../protocols/schema.ts';
import { pathTo } from './organization.ts';
import type { Member, Organization, OrganizationPolicy, Root, Unit } from './state.ts';

/** Pages of Organizations: `MaxResults` and `NextToken`. */
export const paging = { MaxResults: whole.min(1).max(20).optional(), NextToken: text.optional() };

export interface Paging {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export function listing(list: string, all: readonly unknown[], { MaxResults, NextToken }: Paging): Output {
  const { items, next } = page(all, { size: MaxResults ?? 20, token: NextToken, invalid: 'InvalidInputException' });
  return { [list]: items, NextToken: next };
}

export function organizationView({ id, arn, management, accounts, root }: Organization) {
  return {
    Id: id,
    Arn: arn,
    FeatureSet: 'ALL',
    MasterAccountArn: accounts.get(management)?.arn,
    MasterAccountId: management,
    MasterAccountEmail: accounts.get(management)?.email,
    AvailablePolicyTypes: [...root.enabled].map((Type) => ({ Type, Status: 'ENABLED' })),
  };
}

export function rootView({ id, arn, enabled }: Root) {
  return { Id: id, Arn: arn, Name: 'Root', PolicyTypes: [...enabled].map((Type) => ({ Type, Status: 'ENABLED' })) };
}

export const unitView = ({ id, arn, name }: Unit) => ({ Id: id, Arn: arn, Name: name });

export function memberView(organization: Organization, { id, arn, name, email, joined, how }: Member) {
  return {
    Id: id,
    Arn: arn,
    Name: name,
    Email: email,
    Status: 'ACTIVE',
    State: 'ACTIVE',
    Paths: [`${[organization.id, ...pathTo(organization, id)].join('/')}/`],
    JoinedMethod: how,
    JoinedTimestamp: joined,
  };
}

export function policyInList({ id, arn, name, description, type, awsManaged }: OrganizationPolicy) {
  return { Id: id, Arn: arn, Name: name, Description: description, Type: type, AwsManaged: awsManaged };
}

export const policyView = (policy: OrganizationPolicy) => ({
  Policy: { PolicySummary: policyInList(policy), Content: policy.content },
});
