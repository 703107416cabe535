import { base32Id } from '../protocols/ids.ts';
import type { Context } from '../protocols/api.ts';
import { alreadyExists, noSuchEntity } from './errors.ts';
import {
  iamAccount,
  type EntityKind,
  type Group,
  type IamAccount,
  type IamState,
  type Role,
  type User,
} from './state.ts';

interface Kinds {
  readonly User: User;
  readonly Group: Group;
  readonly Role: Role;
}

/** Unique ids say what they name (IAM user guide, «Understanding unique ID prefixes»). */
const prefixes = { User: 'AIDA', Group: 'AGPA', Role: 'AROA', Policy: 'ANPA', InstanceProfile: 'AIPA' } as const;

export const accountOf = ({ state, account }: Context): IamAccount => iamAccount(state.iam, account);

export function uniqueId(iam: IamState, kind: keyof typeof prefixes, account: string, name: string): string {
  iam.made += 1;
  return prefixes[kind] + base32Id(17, kind, account, name, iam.made);
}

function entities<Kind extends EntityKind>(account: IamAccount, kind: Kind): Map<string, Kinds[Kind]> {
  const all = { User: account.users, Group: account.groups, Role: account.roles };
  return all[kind] as unknown as Map<string, Kinds[Kind]>;
}

/** The entity of this name, or AWS's refusal. */
export function entity<Kind extends EntityKind>(account: IamAccount, kind: Kind, name: string): Kinds[Kind] {
  const found = entities(account, kind).get(name);
  if (found === undefined) throw noSuchEntity(`The ${kind.toLowerCase()} with name ${name} cannot be found.`);
  return found;
}

/** The ARN of an entity, also of one that isn't there: denials name it all the same. */
export function arnOf(context: Context, kind: EntityKind, name: string): string {
  const found = entities(accountOf(context), kind).get(name);
  return found?.arn ?? entityArn(context.account, kind, '/', name);
}

const entityArn = (account: string, kind: EntityKind, path: string, name: string): string =>
  `arn:aws:iam::${account}:${kind.toLowerCase()}${path}${name}`;

interface Wanted {
  readonly account: string;
  readonly name: string;
  readonly path?: string | undefined;
  readonly at: Date;
  readonly boundary?: string | undefined;
  readonly tags?: readonly { readonly Key: string; readonly Value: string }[] | undefined;
}

export function addUser(iam: IamState, wanted: Wanted): User {
  return added(iam, { ...base(iam, 'User', wanted), ...personal(wanted), groups: new Set() });
}

export function addGroup(iam: IamState, wanted: Wanted): Group {
  return added(iam, base(iam, 'Group', wanted));
}

interface WantedRole extends Wanted {
  readonly trust: string;
  readonly description?: string | undefined;
  readonly maxSession?: number | undefined;
}

export function addRole(iam: IamState, wanted: WantedRole): Role {
  const { trust, description, maxSession } = wanted;
  return added(iam, {
    ...base(iam, 'Role', wanted),
    ...personal(wanted),
    trust,
    description: description ?? null,
    maxSession: maxSession ?? 3600,
    lastUsed: null,
  });
}

function added<Kind extends EntityKind>(iam: IamState, fresh: Kinds[Kind] & { readonly kind: Kind }): Kinds[Kind] {
  const all = entities(iamAccount(iam, fresh.arn.split(':')[4] ?? ''), fresh.kind);
  if (all.has(fresh.name)) throw alreadyExists(`${fresh.kind} with name ${fresh.name} already exists.`);
  all.set(fresh.name, fresh);
  return fresh;
}

function base<Kind extends EntityKind>(iam: IamState, kind: Kind, { account, name, path = '/', at }: Wanted) {
  const id = uniqueId(iam, kind, account, name);
  const arn = entityArn(account, kind, path, name);
  return { kind, name, path, id, arn, created: at, inline: new Map<string, string>(), attached: new Set<string>() };
}

function personal({ tags = [], boundary }: Wanted) {
  return { tags: new Map(tags.map(({ Key, Value }) => [Key, Value])), boundary: boundary ?? null };
}
