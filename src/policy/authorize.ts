import { type Asked, judge, type Judged, type Reason } from './judge.ts';
import type { Policy } from './policy.ts';
import type { Strength } from './principals.ts';
import { isOwnerExempt, restricted } from './restrict-public-buckets.ts';

/** All that has a say in one request. An empty list, or null, is «none of that kind». */
export interface Policies {
  readonly identity: readonly Policy[];
  readonly permissionsBoundary: readonly Policy[];
  readonly session: readonly Policy[];
  /** The bucket policy, or the key policy when the resource is a KMS key. */
  readonly resource: Policy | null;
  /** From the root to the account. */
  readonly scp: readonly Level[];
  readonly rcp: readonly Level[];
  readonly vpcEndpoint: readonly Policy[];
}

export interface Level {
  readonly level: string;
  readonly policies: readonly Policy[];
}

export interface Circumstances {
  /** The account that owns the bucket or key. */
  readonly owner: string;
  readonly rcpFullAccessImplicit: boolean;
  /** RestrictPublicBuckets is in force and S3 calls the bucket policy public. */
  readonly publicPolicyCutOff: boolean;
}

type Layer =
  | 'scp'
  | 'rcp'
  | 'vpc_endpoint'
  | 'resource'
  | 'identity'
  | 'permissions_boundary'
  | 'session'
  | 's3_block_public_access';

export interface Decision {
  readonly decision: 'allow' | 'explicit_deny' | 'implicit_deny';
  readonly blockedBy: readonly Layer[];
  /** Level: of the organization, for SCPs and RCPs. */
  readonly reasons: readonly (Reason & { readonly layer: Layer; readonly level: string | null })[];
}

interface Judgement extends Judged {
  readonly layer: Layer;
  readonly level: string | null;
  /** Whether the request needs an Allow from it that it does not give. */
  readonly silent: boolean;
}

/**
 * Decide one request as AWS does: an explicit Deny anywhere wins, then every layer that limits must allow, then identity
 * or resource policy must, or both across accounts. All that stands in the way is named, not only the first.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function authorize(asked: Asked, policies: Policies, about: Circumstances): Decision {
  const sides = sidesOf(asked, policies, about);
  const all = [...organization(asked, policies, about), ...endpoint(asked, policies), ...sides];
  const cutOff = restricted(asked, about);
  const denied = cutOff || all.some((one) => one.denied);
  const blockers = new Set(all.filter((one) => one.denied || one.silent).map(({ layer }) => layer));
  const blockedBy: Layer[] = [...blockers, ...(cutOff ? (['s3_block_public_access'] as const) : [])];
  const reasons = all.flatMap(({ layer, level, reasons: some }) => some.map((one) => ({ layer, level, ...one })));
  if (denied) return { decision: 'explicit_deny', blockedBy, reasons };
  return { decision: blockedBy.length > 0 ? 'implicit_deny' : 'allow', blockedBy, reasons };
}

/**
 * Every level of the organization must allow. SCPs are for principals of member accounts, root among them; RCPs for
 * everybody who reaches the resource; neither for service-linked roles.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
function organization(asked: Asked, { scp, rcp }: Policies, about: Circumstances): readonly Judgement[] {
  if (isServiceLinked(asked.caller.arn)) return [];
  const hasAccount = asked.caller.type !== 'anonymous' && asked.caller.type !== 'service';
  return [
    ...(hasAccount ? scp : []).map((one) => atLevel('scp', one, asked, true)),
    ...rcp.map((one) => atLevel('rcp', one, asked, !about.rcpFullAccessImplicit)),
  ];
}

function atLevel(layer: Layer, { level, policies }: Level, asked: Asked, mustAllow: boolean): Judgement {
  const judged = judge(policies, asked);
  return { ...judged, layer, level, silent: mustAllow && judged.allowed.length === 0 };
}

const isServiceLinked = (arn: string | null): boolean =>
  arn !== null && /:role\/aws-service-role\/|:assumed-role\/AWSServiceRoleFor/.test(arn);

/** An endpoint without policies lets everything through. AWS services don't come through anybody's endpoint. */
function endpoint(asked: Asked, { vpcEndpoint }: Policies): readonly Judgement[] {
  if (asked.caller.type === 'service') return [];
  return limit('vpc_endpoint', vpcEndpoint, asked, true);
}

/** Policies that give nothing, but must allow where there are any. */
function limit(layer: Layer, policies: readonly Policy[], asked: Asked, binds: boolean): readonly Judgement[] {
  if (policies.length === 0) return [];
  const judged = judge(policies, asked);
  return [{ ...judged, layer, level: null, silent: binds && judged.allowed.length === 0 }];
}

/** The two sides of the request: what is asked for, and who asks. */
function sidesOf(asked: Asked, policies: Policies, about: Circumstances): readonly Judgement[] {
  const { type, account } = asked.caller;
  const own = account === about.owner;
  const alone = type === 'anonymous' || type === 'service';
  const given = resourceSays(asked, policies, about);
  // An account's own identity policies open its buckets, but its keys only where the key policy says so.
  const mustAllow = alone || !own || isKey(asked);
  const resource: Judgement = { ...given, layer: 'resource', level: null, silent: mustAllow && !given.allowed.length };
  if (alone || type === 'root') return [resource];
  return [resource, ...callerSide(asked, policies, own ? passed(given.allowed) : [], own && resource.silent)];
}

/** `keyRefuses`: the key policy says nothing, so no identity policy could help. */
function callerSide(
  asked: Asked,
  policies: Policies,
  past: readonly Layer[],
  keyRefuses: boolean,
): readonly Judgement[] {
  const identity = judge(policies.identity, asked);
  const needed = !past.includes('identity') && !keyRefuses;
  return [
    { ...identity, layer: 'identity', level: null, silent: needed && identity.allowed.length === 0 },
    ...limit('permissions_boundary', policies.permissionsBoundary, asked, !past.includes('permissions_boundary')),
    ...limit('session', policies.session, asked, !past.includes('session')),
  ];
}

function resourceSays(asked: Asked, { resource }: Policies, about: Circumstances): Judged {
  const judged = judge(resource ? [resource] : [], asked);
  return isOwnerExempt(asked, about) ? { ...judged, denied: false } : judged;
}

const isKey = ({ resource }: Asked): boolean => resource.segments?.[2] === 'kms';

const passes: Readonly<Record<Strength, readonly Layer[]>> = {
  account: [],
  everyone: ['identity'],
  service: ['identity'],
  role: ['identity'],
  user: ['identity', 'permissions_boundary'],
  session: ['identity', 'permissions_boundary', 'session'],
};

/** The layers of the caller's side whose silence an Allow of the resource's policy makes up for, in the same account. */
const passed = (allowed: readonly Strength[]): readonly Layer[] => allowed.flatMap((strength) => passes[strength]);
