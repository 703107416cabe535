import { segmentsOf } from '../../../policy/arn.ts';
import type { Circumstances } from '../../../policy/circumstances.ts';
import type { Asked } from '../../../policy/judge.ts';
import { parsePolicy } from '../../../policy/parse.ts';
import { unseen, type Values } from '../../../policy/pattern.ts';
import type { Policies } from '../../../policy/policies.ts';
import type { Policy, Rule } from '../../../policy/policy.ts';
import { type Caller, spokenTo as strengthOf } from '../../../policy/principals.ts';
import { type Weighed, weigh } from '../../../policy/weigh.ts';
import { valueOfKey } from '../../access/context/index.ts';
import type { ContextAbout, ContextValue } from '../../access/context/types.ts';
import { contextAbout } from '../../access/legs/context-about.ts';
import { ofSomebody, ofStranger } from '../../access/legs/stranger-context.ts';
import type { Candidate } from './candidate.ts';
import type { Given } from './given.ts';
import type { Side } from './side.ts';

/** What somebody asks for. */
export interface Request {
  /** `s3:GetObject` */
  readonly action: string;
  readonly arn: string;
  /** Of the connection. */
  readonly transport: Given;
}

/** What its own account lets somebody do, where nobody read it: everything, or nothing. */
export const identities: Readonly<Record<'all' | 'none', readonly Policy[]>> = {
  all: policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }),
  none: [],
};

function policyOf(statement: object): readonly Policy[] {
  const parsed = parsePolicy('its own account', { Version: '2012-10-17', Statement: statement }, 'identity');
  return parsed.is === 'policy' ? [parsed.policy] : [];
}

/** A candidate before one side of the bucket, with all that does not depend on what it asks for. */
export interface Standing {
  readonly side: Side;
  readonly candidate: Candidate;
  readonly caller: Caller;
  /** The bucket policy without the statements that speak of others: they decide nothing here. */
  readonly policy: Policy | null;
  readonly about: Circumstances;
  /** Made when some condition asks for it. */
  readonly context: () => ContextAbout;
  readonly owner: string | null;
}

const callerOf = ({ principal: { type, arn, account, service }, canonicalId }: Candidate): Caller => ({
  type,
  arn,
  account,
  service,
  canonicalId,
  hasBoundary: false,
  roleArn: null,
});

/** `like`: the same candidate before the other side. */
export function standing(side: Side, candidate: Candidate, owner: string | null, like?: Standing): Standing {
  const caller = like?.caller ?? callerOf(candidate);
  let context: ContextAbout | null = null;
  return {
    side,
    candidate,
    caller,
    owner,
    policy: like !== undefined && like.side.policy === side.policy ? like.policy : spokenTo(side.policy, caller),
    about: {
      owner: owner ?? '',
      rcpFullAccessImplicit: true,
      publicPolicyCutOff: side.publicPolicyCutOff,
      unread: side.unread,
      s3: side.s3,
    },
    context: () =>
      (context ??= contextAbout(side.facts, { principal: candidate.principal, owner, via: null, headers: {} })),
  };
}

const spokenTo = (policy: Policy | null, caller: Caller): Policy | null =>
  policy && { ...policy, rules: policy.rules.filter((rule) => speaksTo(caller, rule)) };

export const speaksTo = (caller: Caller, { principals, effect }: Rule): boolean =>
  principals === null || strengthOf(principals, caller, effect) !== null;

/** Whether the bucket's side lets the candidate do it. `trusted`: its own account lets it do everything. */
export function decide(one: Standing, request: Request, trusted = true): Weighed {
  const { caller, about, policy } = one;
  const identity = trusted ? identities.all : identities.none;
  const policies: Policies = {
    identity,
    permissionsBoundary: [],
    // A federated user has only what the policies of its session allow.
    session: caller.type === 'federated-user' ? identity : [],
    resource: policy,
    scp: [],
    rcp: [],
    vpcEndpoint: [],
  };
  return weigh(askedOf(one, request), policies, about);
}

export function askedOf(one: Standing, { action, arn, transport }: Request): Omit<Asked, 'outlook'> {
  return {
    caller: one.caller,
    action: action.toLowerCase(),
    resource: { arn, segments: segmentsOf(arn), everything: false },
    values: valuesOf(one, action, arn, transport),
  };
}

/** What the request has: what was made up, else what is sure or usual for who asks. */
function valuesOf(
  { candidate, context, owner, side }: Standing,
  action: string,
  arn: string,
  transport: Given,
): Values {
  const { principal, given } = candidate;
  const request = { principal, action, resourceArn: arn, resourceAccount: owner };
  const seen = new Map<string, ReturnType<Values>>();
  return (key) => {
    if (key in transport) return transport[key] ?? undefined;
    if (key in given) return given[key] ?? undefined;
    if (!seen.has(key)) {
      const told = ofSomebody(key, principal) ?? ofStranger(key, side.facts, principal);
      seen.set(key, valueIn(told ?? valueOfKey(key, request, context())));
    }
    return seen.get(key);
  };
}

const valueIn = ({ status, values }: ContextValue): ReturnType<Values> =>
  status === 'unknown' ? unseen : (values ?? undefined);

/**
 * Whether it could be allowed at all: who is not of the owner's account needs a statement that speaks of the action, or
 * an ACL. What is refused for certain need not be asked.
 */
export function couldBe(one: Standing, action: string): boolean {
  const { policy, side, candidate, owner } = one;
  const { account } = candidate.principal;
  if (candidate.kind === 'service') return mayServe(one, action);
  if (owner === null || (account !== null && account === owner) || side.unread.length > 0 || side.hasAcl) return true;
  return (policy?.rules ?? []).some((rule) => allows(rule, action));
}

/** AWS does not say that an Allow to everybody is for its services, too: only what names them counts, and the ACL for logs. */
function mayServe({ policy, side, caller }: Standing, action: string): boolean {
  if (side.hasAcl && caller.service === 'logging.s3.amazonaws.com' && action === 's3:PutObject') return true;
  return (policy?.rules ?? []).some(
    (rule) =>
      allows(rule, action) && rule.principals?.who.some(({ kind, id }) => kind === 'Service' && id === caller.service),
  );
}

const allows = ({ effect, actions }: Rule, action: string): boolean =>
  effect === 'Allow' && actions.matchers.some((fits) => fits(action.toLowerCase())) !== actions.except;
