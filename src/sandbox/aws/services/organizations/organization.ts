import { hexId, wordId } from '../protocols/ids.ts';
import type { Context } from '../protocols/api.ts';
import { fullAccess } from './full-access.ts';
import { accessDenied, notInUse, refused, targetNotFound } from './errors.ts';
import type { Member, Organization, OrganizationsState, OrganizationPolicy, PolicyType, Unit } from './state.ts';

/** The organization that an account belongs to; null when it belongs to none. */
function organizationWith(organizations: OrganizationsState, account: string): Organization | null {
  return [...organizations.organizations.values()].find(({ accounts }) => accounts.has(account)) ?? null;
}

export function ownOrganization({ state, account }: Context): Organization {
  const found = organizationWith(state.organizations, account);
  if (found === null) throw notInUse();
  return found;
}

/** Most reads are for the management account and for delegated administrators. */
export function readable(context: Context): Organization {
  const organization = ownOrganization(context);
  if (organization.management !== context.account && !organization.delegated.has(context.account)) throw accessDenied();
  return organization;
}

/** Writes that are not about policies are for the management account alone. */
export function managed(context: Context): Organization {
  const organization = ownOrganization(context);
  if (organization.management !== context.account) throw accessDenied();
  return organization;
}

interface WantedOrganization {
  readonly management: string;
  readonly name: string;
  readonly email: string;
  readonly at: Date;
}

/** A new organization: a root with service control policies enabled, and the account that made it. */
export function addOrganization(all: OrganizationsState, wanted: WantedOrganization): Organization {
  const { management, name, email, at } = wanted;
  if (organizationWith(all, management) !== null)
    throw refused('AlreadyInOrganizationException', 'The AWS account is already a member of an organization.');
  all.made += 1;
  const id = `o-${wordId(10, 'organization', management, all.made)}`;
  const rootId = `r-${wordId(4, 'root', management, all.made)}`;
  const organization: Organization = {
    id,
    arn: `arn:aws:organizations::${management}:organization/${id}`,
    management,
    root: { id: rootId, arn: `arn:aws:organizations::${management}:root/${id}/${rootId}`, enabled: new Set() },
    units: new Map(),
    accounts: new Map(),
    policies: new Map(),
    attachments: new Map(),
    delegated: new Set(),
    createAccountRequests: new Map(),
  };
  all.organizations.set(id, organization);
  addMember(organization, { id: management, name, email, at, how: 'INVITED' });
  enable(organization, 'SERVICE_CONTROL_POLICY');
  return organization;
}

interface WantedMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly at: Date;
  readonly how: Member['how'];
  readonly parent?: string | undefined;
}

export function addMember(organization: Organization, { id, name, email, at, how, parent }: WantedMember): Member {
  const { management, id: organizationId, root } = organization;
  const arn = `arn:aws:organizations::${management}:account/${organizationId}/${id}`;
  const member: Member = { id, arn, name, email, joined: at, how, parent: parent ?? root.id };
  organization.accounts.set(id, member);
  attachFullAccess(organization, id);
  return member;
}

export function addUnit(all: OrganizationsState, organization: Organization, name: string, parent: string): Unit {
  checkParent(organization, parent);
  all.made += 1;
  const rootPart = organization.root.id.slice(2);
  const id = `ou-${rootPart}-${wordId(8, 'unit', organization.id, name, all.made)}`;
  const arn = `arn:aws:organizations::${organization.management}:ou/${organization.id}/${id}`;
  const unit: Unit = { id, arn, name, parent };
  organization.units.set(id, unit);
  attachFullAccess(organization, id);
  return unit;
}

/** Turns a kind of policy on; where AWS has a «full access» policy of the kind it is attached everywhere. */
export function enable(organization: Organization, type: PolicyType): void {
  organization.root.enabled.add(type);
  const full = fullAccess(type);
  if (full === null) return;
  organization.policies.set(full.id, full);
  for (const target of targets(organization)) attach(organization, full, target);
}

export function attach(organization: Organization, policy: OrganizationPolicy, target: string): void {
  const attached = organization.attachments.get(target) ?? new Set();
  attached.add(policy.id);
  organization.attachments.set(target, attached);
}

function attachFullAccess(organization: Organization, target: string): void {
  for (const type of organization.root.enabled) {
    const full = fullAccess(type);
    if (full !== null) attach(organization, full, target);
  }
}

interface WantedPolicy {
  readonly type: PolicyType;
  readonly name: string;
  readonly description?: string | undefined;
  readonly content: string;
}

export function addPolicy(
  all: OrganizationsState,
  organization: Organization,
  wanted: WantedPolicy,
): OrganizationPolicy {
  const { type, name, description, content } = wanted;
  if ([...organization.policies.values()].some((policy) => policy.type === type && policy.name === name))
    throw refused('DuplicatePolicyException', 'A policy with the same name already exists.');
  all.made += 1;
  const id = `p-${hexId(8, 'policy', organization.id, name, all.made)}`;
  const place = `policy/${organization.id}/${type.toLowerCase()}/${id}`;
  const arn = `arn:aws:organizations::${organization.management}:${place}`;
  const policy: OrganizationPolicy = {
    id,
    arn,
    type,
    awsManaged: false,
    name,
    description: description ?? '',
    content,
  };
  organization.policies.set(id, policy);
  return policy;
}

function targets({ root, units, accounts }: Organization): readonly string[] {
  return [root.id, ...units.keys(), ...accounts.keys()];
}

/** The parent of a unit or account; undefined for the root and for what isn't there. */
export function parentOf({ units, accounts }: Organization, id: string): string | undefined {
  return (units.get(id) ?? accounts.get(id))?.parent;
}

/** From the root down to a unit or account. */
export function pathTo(organization: Organization, target: string): readonly string[] {
  const found: string[] = [];
  for (let id: string | undefined = target; id !== undefined; id = parentOf(organization, id)) found.unshift(id);
  return found;
}

export function checkTarget(organization: Organization, id: string): void {
  if (!targets(organization).includes(id)) throw targetNotFound();
}

export function checkParent({ root, units }: Organization, id: string): void {
  if (id !== root.id && !units.has(id))
    throw refused('ParentNotFoundException', "You specified parent that doesn't exist.");
}
