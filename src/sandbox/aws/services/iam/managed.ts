import { awsManaged } from './aws-managed.ts';
import { uniqueId } from './entities.ts';
import { alreadyExists, noSuchEntity } from './errors.ts';
import {
  iamAccount,
  type Entity,
  type IamAccount,
  type IamState,
  type ManagedPolicy,
  type PolicyVersion,
} from './state.ts';

/** The policy of this ARN, AWS's own included. */
export function managedPolicy(account: IamAccount, arn: string): ManagedPolicy {
  const found = account.policies.get(arn) ?? awsManaged.get(arn);
  if (found === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
  return found;
}

export function policyVersion(policy: ManagedPolicy, id: string): PolicyVersion {
  const found = policy.versions.find((version) => version.id === id);
  if (found === undefined)
    throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
  return found;
}

interface Wanted {
  readonly account: string;
  readonly name: string;
  readonly path?: string | undefined;
  readonly at: Date;
  readonly document: string;
  readonly description?: string | undefined;
  readonly tags?: readonly { readonly Key: string; readonly Value: string }[] | undefined;
}

export function addManagedPolicy(iam: IamState, wanted: Wanted): ManagedPolicy {
  const { account, name, path = '/', at, document, description, tags = [] } = wanted;
  const { policies } = iamAccount(iam, account);
  const arn = `arn:aws:iam::${account}:policy${path}${name}`;
  if (policies.has(arn))
    throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
  const policy: ManagedPolicy = {
    name,
    path,
    id: uniqueId(iam, 'Policy', account, name),
    arn,
    created: at,
    updated: at,
    description: description ?? null,
    tags: new Map(tags.map(({ Key, Value }) => [Key, Value])),
    versions: [{ id: 'v1', document, created: at }],
    defaultVersion: 'v1',
    newest: 1,
  };
  policies.set(arn, policy);
  return policy;
}

export function everyone({ users, groups, roles }: IamAccount): readonly Entity[] {
  return [...users.values(), ...groups.values(), ...roles.values()];
}

/** How often this account uses a policy. */
export function uses(account: IamAccount, arn: string): { readonly attachments: number; readonly boundaries: number } {
  const bounded = [...account.users.values(), ...account.roles.values()];
  return {
    attachments: everyone(account).filter(({ attached }) => attached.has(arn)).length,
    boundaries: bounded.filter(({ boundary }) => boundary === arn).length,
  };
}
