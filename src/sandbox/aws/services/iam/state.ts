/** IAM is global within a partition: one slice for each account, none for each region. */
export interface IamState {
  readonly accounts: Map<string, IamAccount>;
  readonly opinions: Opinion[];
  /** How many things were ever made: a role that is deleted and made again gets another unique id, as in AWS. */
  made: number;
}

/** What the policy simulator is to say: it is told, because the local AWS evaluates no policies. */
export interface Opinion {
  /** ARN of the user or role. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  readonly allowedByOrganizations?: boolean;
  readonly missingContext?: readonly string[];
}

export interface IamAccount {
  readonly id: string;
  readonly users: Map<string, User>;
  readonly groups: Map<string, Group>;
  readonly roles: Map<string, Role>;
  /** Customer managed policies, by ARN. */
  readonly policies: Map<string, ManagedPolicy>;
  /** By access key id. */
  readonly accessKeys: Map<string, AccessKey>;
  readonly instanceProfiles: Map<string, InstanceProfile>;
  readonly aliases: string[];
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export type EntityKind = 'User' | 'Group' | 'Role';

/** What users, groups and roles have in common. Policy documents are kept as the text that was put. */
export interface Entity {
  readonly kind: EntityKind;
  readonly name: string;
  readonly path: string;
  /** `AIDA…`, `AGPA…` or `AROA…`. */
  readonly id: string;
  readonly arn: string;
  readonly created: Date;
  /** Inline policies: name to document. */
  readonly inline: Map<string, string>;
  /** ARNs of attached managed policies, in the order they were attached. */
  readonly attached: Set<string>;
}

export type Group = Entity & { readonly kind: 'Group' };

export interface User extends Entity {
  readonly kind: 'User';
  readonly tags: Map<string, string>;
  boundary: string | null;
  /** Names. */
  readonly groups: Set<string>;
}

export interface Role extends Entity {
  readonly kind: 'Role';
  readonly tags: Map<string, string>;
  boundary: string | null;
  trust: string;
  description: string | null;
  /** Seconds. */
  maxSession: number;
  lastUsed: { readonly at: Date; readonly region: string } | null;
}

export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  /** `ANPA…` */
  readonly id: string;
  readonly arn: string;
  readonly created: Date;
  updated: Date;
  readonly description: string | null;
  readonly tags: Map<string, string>;
  /** Oldest first; at most five (IAM quotas). */
  readonly versions: PolicyVersion[];
  defaultVersion: string;
  /** The number of the newest version ever made: numbers are not used again. */
  newest: number;
}

export interface PolicyVersion {
  /** `v1` */
  readonly id: string;
  readonly document: string;
  readonly created: Date;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  /** Null for a key of the account's root. */
  readonly user: string | null;
  status: 'Active' | 'Inactive';
  readonly created: Date;
  lastUsed: { readonly at: Date; readonly service: string; readonly region: string } | null;
}

export interface InstanceProfile {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly created: Date;
  role: string | null;
}

export function newIamState(): IamState {
  return { accounts: new Map(), opinions: [], made: 0 };
}

/** An account's slice; made when it is first asked for. */
export function iamAccount(iam: IamState, id: string): IamAccount {
  const found = iam.accounts.get(id);
  if (found !== undefined) return found;
  const fresh: IamAccount = {
    id,
    users: new Map(),
    groups: new Map(),
    roles: new Map(),
    policies: new Map(),
    accessKeys: new Map(),
    instanceProfiles: new Map(),
    aliases: [],
  };
  iam.accounts.set(id, fresh);
  return fresh;
}
