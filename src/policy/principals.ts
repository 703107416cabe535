import { segmentsOf } from './arn.ts';
import type { Principals, PrincipalKind } from './policy.ts';

export interface Caller {
  readonly type: 'user' | 'role' | 'assumed-role' | 'federated-user' | 'root' | 'service' | 'anonymous';
  readonly arn: string | null;
  readonly account: string | null;
  /** `logging.s3.amazonaws.com` */
  readonly service: string | null;
  /** The canonical user id of its account, where it is known. */
  readonly canonicalId: string | null;
  readonly hasBoundary: boolean;
  /** Of a session: its role's ARN with the path, where IAM told it; else names are compared, which an account has once. */
  readonly roleArn?: string | null;
}

/**
 * How a resource policy names the caller, which decides what its Allow goes past in the same account: an account only
 * delegates; everyone and a role need no identity policy; a user also passes its permissions boundary, a session its
 * boundary and session policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export type Strength = 'account' | 'everyone' | 'role' | 'user' | 'session' | 'service';

/** The closest that a policy can name a caller of each type. */
export const strongest: Readonly<Record<Caller['type'], Strength>> = {
  user: 'user',
  role: 'role',
  'assumed-role': 'session',
  'federated-user': 'session',
  root: 'account',
  service: 'service',
  anonymous: 'everyone',
};

const order: Readonly<Record<Strength, number>> = { account: 0, everyone: 1, service: 2, role: 3, user: 4, session: 5 };

/** The strongest way in which the statement speaks to the caller; null when it does not. */
export function spokenTo(principals: Principals, caller: Caller, effect: 'Allow' | 'Deny'): Strength | null {
  if (principals.except) return exempt(principals, caller, effect) ? null : 'everyone';
  let found: Strength | null = null;
  for (const { kind, id } of principals.who) {
    const strength = strengthOf(kind, id, caller);
    if (strength !== null && (found === null || order[strength] > order[found])) found = strength;
  }
  return found;
}

/**
 * NotPrincipal with Deny spares a caller only when every level of it is listed: account, then user or role, then
 * session; nobody with a permissions boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function exempt({ who }: Principals, caller: Caller, effect: 'Allow' | 'Deny'): boolean {
  const found = who.flatMap(({ kind, id }) => strengthOf(kind, id, caller) ?? []);
  if (effect === 'Allow') return found.length > 0;
  if (caller.hasBoundary) return false;
  if (found.includes('everyone')) return true;
  const canonical = who.some(({ kind }) => kind === 'CanonicalUser') && found.includes('account');
  return canonical || levels[caller.type].every((level) => found.includes(level));
}

const levels: Readonly<Record<Caller['type'], readonly Strength[]>> = {
  user: ['account', 'user'],
  role: ['account', 'role'],
  'assumed-role': ['account', 'role', 'session'],
  'federated-user': ['account', 'session'],
  root: ['account'],
  service: ['service'],
  anonymous: ['everyone'],
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function strengthOf(kind: PrincipalKind, id: string, caller: Caller): Strength | null {
  switch (kind) {
    case 'AWS':
      return id === '*' ? 'everyone' : awsStrength(id, caller);
    case 'Service':
      return caller.type === 'service' && id === caller.service ? 'service' : null;
    case 'CanonicalUser':
      return id === caller.canonicalId ? 'account' : null;
    case 'Federated':
      // Only calls to STS are made by a web identity or SAML provider's user.
      return null;
  }
}

function awsStrength(id: string, caller: Caller): Strength | null {
  if (caller.type === 'anonymous' || caller.type === 'service') return null;
  const account = /^\d{12}$/.test(id) ? id : /^arn:[^:]+:iam::(\d{12}):root$/.exec(id)?.[1];
  if (account !== undefined) return account === caller.account ? 'account' : null;
  if (id === caller.arn) return exactly[caller.type];
  return isRoleOf(id, caller) ? 'role' : null;
}

function isRoleOf(id: string, { type, arn, roleArn }: Caller): boolean {
  if (type !== 'assumed-role' || arn === null || !id.includes(':role/')) return false;
  if (roleArn) return id === roleArn;
  return roleOf(id) === roleOf(arn) && !lacksPath(id);
}

/**
 * The roles of IAM Identity Center have a path, always: an ARN without it names nobody.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
const lacksPath = (id: string): boolean => /:role\/AWSReservedSSO_/.test(id);

const exactly = {
  user: 'user',
  role: 'role',
  'assumed-role': 'session',
  'federated-user': 'session',
  root: 'account',
} as const;

/** Partition, account and name of a role or of a session of it: within an account the name is enough, whatever the path. */
function roleOf(arn: string): string | null {
  const [, partition = '', service = '', , account = '', rest = ''] = segmentsOf(arn) ?? [];
  const [type, ...names] = rest.split('/');
  if (service === 'iam' && type === 'role') return `${partition}:${account}:${names.at(-1)}`;
  if (service === 'sts' && type === 'assumed-role') return `${partition}:${account}:${names[0]}`;
  return null;
}
