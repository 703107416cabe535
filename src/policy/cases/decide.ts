import { segmentsOf } from '../arn.ts';
import { authorize, type Decision, type Level, type Policies } from '../authorize.ts';
import type { Asked } from '../judge.ts';
import { parsePolicy, type PolicyUse } from '../parse.ts';
import type { Values } from '../pattern.ts';
import type { Policy } from '../policy.ts';
import { publicStatements } from '../public.ts';
import type { AuthorizeCase } from './case.ts';
import { notModelled } from './not-modelled.ts';
import { read } from './read-policy.ts';
import { Unanswerable } from './unanswerable.ts';

/** One case, decided; throws `Unanswerable`. */
export function decide(one: AuthorizeCase, now: Date): Decision {
  const missing = notModelled(one);
  if (missing.length > 0) throw new Unanswerable(`not modelled yet: ${missing.join(', ')}`);
  const policies = policiesOf(one);
  const { resource } = one.request;
  return authorize(askedOf(one, now), policies, {
    owner: resource.account ?? segmentsOf(resource.arn)?.[4] ?? '',
    rcpFullAccessImplicit: one.settings?.rcpFullAccessImplicit ?? true,
    publicPolicyCutOff: restricts(one) && policies.resource !== null && publicStatements(policies.resource).length > 0,
  });
}

function restricts({ settings }: AuthorizeCase): boolean {
  const s3 = settings?.s3;
  const blocks = [s3?.publicAccessBlock, s3?.accountPublicAccessBlock];
  return s3?.restrictPublicBuckets === true || blocks.some((block) => block?.RestrictPublicBuckets === true);
}

type Named = AuthorizeCase['policies']['identity'][number];

function policiesOf({ policies }: AuthorizeCase): Policies {
  const all = (list: readonly Named[], use: PolicyUse): readonly Policy[] =>
    list.map(({ name, document }) => read(parsePolicy(name, document, use), name));
  const levels = (list: AuthorizeCase['policies']['scp'], use: PolicyUse): readonly Level[] =>
    list.map(({ level, policies: some }) => ({ level, policies: all(some, use) }));
  return {
    identity: all(policies.identity, 'identity'),
    permissionsBoundary: all(policies.permissionsBoundary, 'identity'),
    session: all(policies.session, 'identity'),
    resource: all(policies.resource ? [policies.resource] : [], 'resource')[0] ?? null,
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
