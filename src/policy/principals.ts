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
}

/**
 * How a resource policy names the caller, which decides what its Allow goes past in the same account: an account only
 * delegates; everyone and a role need no identity policy; a user also passes its permissions boundary, a session its
 * boundary and session policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export type Strength = 'account' | 'everyone' | 'role' | 'user' | 'session' | 'service';

const order: readonly Strength[] = ['account', 'everyone', 'service', 'role', 'user', 'session'];

/** The strongest way in which the statement speaks to the caller; null when it does not. */
export function spokenTo(principals: Principals, caller: Caller, effect: 'Allow' | 'Deny'): Strength | null {
  const found = principals.who.flatMap(({ kind, id }) => strengthOf(kind, id, caller) ?? []);
  if (principals.except) return exempt(principals, found, caller, effect) ? null : 'everyone';
  return order.findLast((strength) => found.includes(strength)) ?? null;
}

/**
 * NotPrincipal with Deny spares a caller only when every level of it is listed: account, then user or role, then
 * session; nobody with a permissions boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function exempt({ who }: Principals, found: readonly Strength[], caller: Caller, effect: 'Allow' | 'Deny'): boolean {
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

function isRoleOf(id: string, { type, arn }: Caller): boolean {
  const role = type === 'assumed-role' && arn !== null ? roleOf(arn) : null;
  return role !== null && id.includes(':role/') && roleOf(id) === role;
}

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
