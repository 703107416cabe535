import type { State } from '../../state.ts';
import { addMember, addOrganization, addPolicy, addUnit, attach, enable } from './organization.ts';
import type { Member, Organization, OrganizationPolicy, PolicyType, Unit } from './state.ts';

/** An organization with this management account; service control policies are on. */
export function organization(state: State, management: string): Organization {
  const name = state.accounts.get(management)?.name ?? `Account ${management}`;
  return addOrganization(state.organizations, { management, name, email: emailOf(management), at: state.clock() });
}

/** A unit below the root, or below another unit. */
export function unit(state: State, of: Organization, name: string, parent = of.root.id): Unit {
  return addUnit(state.organizations, of, name, parent);
}

/** Makes an account a member, below the root or a unit. */
export function member(state: State, of: Organization, id: string, parent = of.root.id): Member {
  const name = state.accounts.get(id)?.name ?? `Account ${id}`;
  return addMember(of, { id, name, email: emailOf(id), at: state.clock(), how: 'INVITED', parent });
}

interface SeededPolicy {
  readonly type: PolicyType;
  readonly name: string;
  readonly content: object;
  /** Ids of roots, units and accounts. */
  readonly targets: readonly string[];
}

/** A policy and what it is attached to; its kind is enabled if it was not. */
export function policy(state: State, of: Organization, seeded: SeededPolicy): OrganizationPolicy {
  const { type, name, content, targets } = seeded;
  if (!of.root.enabled.has(type)) enable(of, type);
  const made = addPolicy(state.organizations, of, { type, name, content: JSON.stringify(content) });
  for (const target of targets) attach(of, made, target);
  return made;
}

const emailOf = (account: string): string => `aws+${account}@example.com`;
