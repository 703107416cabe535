import { segmentsOf } from '../arn.ts';
import { authorize } from '../authorize.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Decision } from '../decision.ts';
import type { Asked } from '../judge.ts';
import { parsePolicy, type PolicyUse } from '../parse.ts';
import type { Level, Policies } from '../policies.ts';
import type { Values } from '../pattern.ts';
import type { Policy } from '../policy.ts';
import type { AuthorizeCase } from './case.ts';
import { read } from './read-policy.ts';
import { accessPointOf, isCutOff, keyFactsOf, s3FactsOf } from './s3-facts.ts';

/** One case, decided; throws `Unanswerable`. */
export const decide = (one: AuthorizeCase, now: Date): Decision => authorize(...prepared(one, now));

/** All that `authorize` asks for, read from the case; throws `Unanswerable`. */
export function prepared(one: AuthorizeCase, now: Date): readonly [Asked, Policies, Circumstances] {
  const policies = policiesOf(one);
  const { resource } = one.request;
  const about: Circumstances = {
    owner: resource.account ?? segmentsOf(resource.arn)?.[4] ?? '',
    rcpFullAccessImplicit: one.settings?.rcpFullAccessImplicit ?? true,
    publicPolicyCutOff: isCutOff(one, policies),
    unread: [],
    s3: s3FactsOf(one, policies),
    accessPoint: accessPointOf(one),
    key: keyFactsOf(one),
  };
  return [askedOf(one, now), policies, about];
}

type Named = AuthorizeCase['policies']['identity'][number];

const isTrust = ({ action, resource }: AuthorizeCase['request']): boolean =>
  /^sts:assumerole/i.test(action) && /^arn:[^:]+:iam::\d+:role\//.test(resource.arn);

function policiesOf({ policies, request }: AuthorizeCase): Policies {
  const all = (list: readonly Named[], use: PolicyUse): readonly Policy[] =>
    list.map(({ name, document }) => read(parsePolicy(name, document, use), name));
  const levels = (list: AuthorizeCase['policies']['scp'], use: PolicyUse): readonly Level[] =>
    list.map(({ level, policies: some }) => ({ level, policies: all(some, use) }));
  return {
    identity: all(policies.identity, 'identity'),
    permissionsBoundary: all(policies.permissionsBoundary, 'identity'),
    session: all(policies.session, 'session'),
    resource: all(policies.resource ? [policies.resource] : [], isTrust(request) ? 'trust' : 'resource')[0] ?? null,
    accessPoint: all(policies.accessPoint ? [policies.accessPoint] : [], 'resource')[0] ?? null,
    scp: levels(policies.scp, 'scp'),
    rcp: levels(policies.rcp, 'rcp'),
    vpcEndpoint: all(policies.vpcEndpoint, 'resource'),
  };
}

function askedOf({ request, policies, settings }: AuthorizeCase, now: Date): Asked {
  const { type, arn = null, account = null, service = null } = request.principal;
  const { arn: resource } = request.resource;
  const canonicalId = settings?.canonicalIds?.[account ?? ''] ?? null;
  const hasBoundary = policies.permissionsBoundary.length > 0;
  return {
    caller: { type, arn, account: type === 'anonymous' ? null : account, service, canonicalId, hasBoundary },
    action: request.action.toLowerCase(),
    resource: { arn: resource, segments: segmentsOf(resource), everything: settings?.wildcardOnlyAction === true },
    values: valuesOf(request.context, now),
    // What is not known for certain (an operator of a newer day) must not open anything.
    outlook: 'worst',
  };
}

/** Keys don't mind case. The time is what the case says, else now. */
function valuesOf(context: AuthorizeCase['request']['context'], now: Date): Values {
  const found = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(context))
    if (value !== null) found.set(key.toLowerCase(), Array.isArray(value) ? value : [value]);
  const time = found.get('aws:currenttime') ?? found.get('aws:epochtime') ?? [now.toISOString()];
  if (!found.has('aws:currenttime')) found.set('aws:currenttime', time);
  if (!found.has('aws:epochtime')) found.set('aws:epochtime', time.map(epoch));
  return (key) => found.get(key);
}

const epoch = (time: string): string => {
  const at = Date.parse(time);
  return Number.isNaN(at) ? time : String(at / 1000);
};
