import type { State } from '../../state.ts';
import { addAccessKey } from './access-keys.ts';
import { addGroup, addRole, addUser } from './entities.ts';
import { addManagedPolicy } from './managed.ts';
import type { AccessKey, Entity, Group, ManagedPolicy, Opinion, Role, Tag, User } from './state.ts';

interface Seeded {
  /** 12 digits. */
  readonly account: string;
  readonly name: string;
  /** `/` when not given. */
  readonly path?: string;
  readonly tags?: readonly Tag[];
  /** ARN of the permissions boundary. */
  readonly boundary?: string;
  /** Inline policies: name to document. */
  readonly inline?: Readonly<Record<string, object>>;
  /** ARNs of attached managed policies. */
  readonly attached?: readonly string[];
}

interface SeededRole extends Seeded {
  /** The trust policy; by default the account's root may assume the role. */
  readonly trust?: object;
  readonly description?: string;
  /** Seconds. */
  readonly maxSession?: number;
}

/** A role with its policies, ready made. */
export function role(state: State, seeded: SeededRole): Role {
  const { account, trust = trusting(`arn:aws:iam::${account}:root`) } = seeded;
  const made = addRole(state.iam, { ...seeded, at: state.clock(), trust: JSON.stringify(trust) });
  return withPolicies(made, seeded);
}

export function user(state: State, seeded: Seeded & { readonly groups?: readonly string[] }): User {
  const made = addUser(state.iam, { ...seeded, at: state.clock() });
  for (const name of seeded.groups ?? []) made.groups.add(name);
  return withPolicies(made, seeded);
}

export function group(state: State, seeded: Omit<Seeded, 'tags' | 'boundary'>): Group {
  return withPolicies(addGroup(state.iam, { ...seeded, at: state.clock() }), seeded);
}

/** A customer managed policy at `v1`. */
export function managedPolicy(
  state: State,
  seeded: { readonly account: string; readonly name: string; readonly path?: string; readonly document: object },
): ManagedPolicy {
  return addManagedPolicy(state.iam, { ...seeded, at: state.clock(), document: JSON.stringify(seeded.document) });
}

/** An access key of a user; of the account's root without one. `id` fixes the key id: `AKIA` and 16 more. */
export function accessKey(
  state: State,
  { account, user: name = null, id }: { readonly account: string; readonly user?: string | null; readonly id?: string },
): AccessKey {
  return addAccessKey(state.iam, { account, user: name, id, at: state.clock() });
}

/** What the policy simulator answers about one principal, action and resource; it refuses to say anything of others. */
export function opinion(state: State, seeded: Opinion): void {
  state.iam.opinions.push(seeded);
}

/** A trust policy under which this principal may assume the role. */
export function trusting(aws: string | readonly string[]): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: aws }, Action: 'sts:AssumeRole' }],
  };
}

function withPolicies<Made extends Entity>(made: Made, { inline = {}, attached = [] }: Partial<Seeded>): Made {
  for (const [name, document] of Object.entries(inline)) made.inline.set(name, JSON.stringify(document));
  for (const arn of attached) made.attached.add(arn);
  return made;
}
