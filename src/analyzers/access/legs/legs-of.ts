import type { Facts } from '../../../core/facts.ts';
import type { Principal } from '../../../core/principal.ts';
import { accountInArn } from '../../../core/subject.ts';
import { segmentsOf } from '../../../policy/arn.ts';
import type { Circumstances } from '../../../policy/circumstances.ts';
import type { Asked } from '../../../policy/judge.ts';
import { unseen } from '../../../policy/pattern.ts';
import type { Policies } from '../../../policy/policies.ts';
import { type Weighed, weigh } from '../../../policy/weigh.ts';
import { contextOf, valueOfKey } from '../context/index.ts';
import type { ContextAbout, ContextRequest, ContextValue, Via } from '../context/types.ts';
import type { Need } from '../operations/types.ts';
import { callerOf } from './caller.ts';
import { cutOff } from './cut-off.ts';
import { contextAbout, encryptionContext } from './context-about.ts';
import { defaultKeyOf } from './needs-about.ts';
import { isGone } from './gone.ts';
import { identitySide } from './identity-side.ts';
import { keyFacts } from './key-facts.ts';
import type { Leg } from './leg.ts';
import { callersOrganization, organizationSide } from './organization-side.ts';
import { isOwn, isOwnKey, ownerOf } from './owner.ts';
import { policiesOf, unreadOf } from './policies-of.ts';
import { accessPointSide, bucketSide, endpointHidden, endpointSides, keySide } from './resource-side.ts';
import { s3Facts } from './s3-facts.ts';
import { ofSession } from './session-context.ts';
import { ofAddress, ofSomebody, ofStranger } from './stranger-context.ts';
import { both, nothing, type Side } from './sides.ts';
import { aboutKeyOf, unknownKey } from './unknown-key.ts';
import { aboutUnnamed, unknownSource } from './unnamed.ts';

/** Who asks, and what is known of the way the request goes. */
export interface Asking {
  readonly principal: Principal;
  readonly via: Via | null;
  readonly headers: Readonly<Record<string, string>>;
  /** What stands for the caller's own policies, when nobody in particular asks. */
  readonly identity?: Side;
  /** Whether the operation reads what is in an object. */
  readonly reads: boolean;
  /** The address goes without TLS. */
  readonly withoutTls?: boolean;
  /** Take what is only assumed of the request as unknown. */
  readonly doubting?: boolean;
}

/** One action that is needed, decided with everything that was read. */
export function legOf(facts: Facts, need: Need, primary: boolean, asking: Asking): Leg {
  const { principal } = asking;
  const isKey = need.action.startsWith('kms:');
  const owner = isKey ? accountInArn(need.arn ?? '') : ownerOf(facts);
  const side = sideOf(facts, need, asking, owner);
  const context = contextIn(facts, need, asking, owner);
  const asked = askedOf(facts, need, principal, context.valueOf);
  const policies = aboutKeyOf(need, policiesOf(side, facts, principal, owner));
  const about = isKey ? aboutKey(facts, side, owner) : aboutBucket(facts, side, asking, policies, owner);
  const own = isKey ? isOwnKey(owner, principal) : isOwn(facts, principal);
  const endpoints =
    isKey || isKnownWay(asking) ? [] : refusingEndpoints(facts, need, asked, policies, about, principal);
  return {
    need,
    primary,
    reads: asking.reads,
    patchable: isSomebody(facts, asking),
    bucket: facts.target.bucket,
    defaultKey: defaultKeyOf(facts),
    principal,
    asked,
    policies,
    about,
    documents: side.documents,
    hidden: side.hidden,
    weighed: weighOwned(asked, policies, about, own, principal),
    endpoints,
    context: context.entries,
    valueOf: context.valueOf,
  };
}

/** Everything that has a say, as far as it could be read. */
function sideOf(facts: Facts, need: Need, asking: Asking, owner: string | null): Side {
  const { action, arn, on } = need;
  const { principal } = asking;
  const callers = asking.identity ?? identitySide(facts, principal);
  if (!action.startsWith('kms:')) {
    const buckets = on === 'source object' && arn === null ? unknownSource : bucketsSide(facts, asking);
    return aboutUnnamed(need, facts, principal, both(organizationSide(facts, principal, owner), callers, buckets));
  }
  if (arn === null) return both(callersOrganization(facts, principal), callers, unknownKey(facts, asking.reads));
  return both(organizationSide(facts, principal, owner), callers, keySide(facts, arn));
}

const isSomebody = (facts: Facts, { identity, doubting, principal }: Asking): boolean =>
  identity === undefined && doubting !== true && !isGone(facts, principal);

const bucketsSide = (facts: Facts, asking: Asking): Side =>
  both(bucketSide(facts), accessPointSide(facts), endpointOf(facts, asking));

const isKnownWay = ({ via }: Asking): boolean => via !== null && via.vpcEndpointId !== null;

/** The endpoint that the request is known to use has a say like every other layer. */
function endpointOf(facts: Facts, { via, principal }: Asking): Side {
  if (principal.type === 'service') return nothing;
  const through = via?.vpcEndpointId ?? null;
  return both(endpointHidden(facts, through), ...(through === null ? [] : endpointSides(facts, through)));
}

/** Endpoints that would refuse it, each asked by itself: the request may come through one of them. */
function refusingEndpoints(
  facts: Facts,
  need: Need,
  asked: Leg['asked'],
  policies: Policies,
  about: Circumstances,
  principal: Principal,
): Leg['endpoints'] {
  return endpointSides(facts, null).flatMap(({ id, ...side }) => {
    const { documents } = aboutUnnamed(need, facts, principal, side);
    const through = { ...policies, vpcEndpoint: documents.map(({ policy }) => policy) };
    const weighed = weigh(asked, through, about);
    const refuses = [...weighed.blockedBy, ...weighed.mayBlock].includes('vpc_endpoint');
    return refuses ? [{ id, weighed, documents }] : [];
  });
}

interface Context {
  readonly entries: readonly ContextValue[];
  readonly valueOf: (key: string) => ContextValue;
}

function contextIn(facts: Facts, need: Need, asking: Asking, owner: string | null): Context {
  const { principal } = asking;
  const request: ContextRequest = {
    principal,
    action: need.action,
    resourceArn: need.arn ?? '*',
    resourceAccount: owner,
  };
  const about: ContextAbout = contextAbout(facts, { ...asking, owner });
  const valueOf = (key: string) => doubt(told(key, facts, asking) ?? valueOfKey(key, request, about), asking);
  return { entries: contextOf(request, about).map(({ key }) => valueOf(key)), valueOf };
}

/** What the table of keys cannot know: of the address, of a session that CloudTrail saw, of strangers. */
const told = (key: string, facts: Facts, { principal, withoutTls }: Asking): ContextValue | null =>
  ofAddress(key, withoutTls ?? false) ??
  ofSession(key, facts) ??
  ofSomebody(key, principal) ??
  ofStranger(key, facts, principal);

const doubt = (one: ContextValue, { doubting }: Asking): ContextValue =>
  doubting && one.status === 'assumed' ? { ...one, status: 'unknown' } : one;

function askedOf(facts: Facts, need: Need, principal: Principal, valueOf: Context['valueOf']): Leg['asked'] {
  const arn = throughAccessPoint(facts, need) ?? need.arn ?? `arn:aws:${need.action.split(':')[0]}:::unknown`;
  const seen = new Map<string, ReturnType<Asked['values']>>();
  const values: Asked['values'] = (key) => {
    if (!seen.has(key)) seen.set(key, valueIn(valueOf(key)));
    return seen.get(key);
  };
  return {
    caller: callerOf(facts, principal),
    action: need.action.toLowerCase(),
    resource: { arn, segments: segmentsOf(arn), everything: need.on === 'everything' },
    values,
  };
}

/** A request to an access point is about its ARN; the bucket's own stands behind it. */
function throughAccessPoint({ target, reads }: Facts, { on }: Need): string | null {
  if (target.accessPoint === null || (on !== 'object' && on !== 'bucket')) return null;
  const arn = reads.accessPoint?.is === 'known' ? reads.accessPoint.value.arn : target.accessPoint.arn;
  return arn !== null && on === 'object' && target.key !== null ? `${arn}/object/${target.key}` : arn;
}

function valueIn({ status, values }: ContextValue): ReturnType<Asked['values']> {
  if (status === 'unknown') return unseen;
  return values ?? undefined;
}

function aboutBucket(
  facts: Facts,
  side: Side,
  { headers, principal }: Asking,
  { resource, accessPoint }: Policies,
  owner: string | null,
): Circumstances {
  return {
    owner: owner ?? '',
    rcpFullAccessImplicit: true,
    publicPolicyCutOff: cutOff(facts, { resource, accessPoint }),
    unread: unreadOf(side),
    s3: s3Facts(facts, headers, { ...callerOf(facts, principal), isOwner: isOf(principal, owner) }),
    accessPoint: accessPointIn(facts),
  };
}

/** Nobody who does not sign owns anything. */
const isOf = ({ account }: Principal, owner: string | null): boolean => account === null || account === owner;

function accessPointIn({ target, reads: { accessPoint } }: Facts): Circumstances['accessPoint'] {
  if (accessPoint?.is !== 'known') return undefined;
  const { arn: pointArn, account, vpcId, networkOrigin } = accessPoint.value;
  const [, partition = 'aws'] = pointArn.split(':');
  const arn = `arn:${partition}:s3:::${target.bucket}${target.key === null ? '' : `/${target.key}`}`;
  const underlying = { arn, segments: segmentsOf(arn), everything: false };
  return { account, vpcId: networkOrigin === 'VPC' ? (vpcId ?? 'unknown') : null, underlying };
}

function aboutKey(facts: Facts, side: Side, owner: string | null): Circumstances {
  return {
    owner: owner ?? '',
    rcpFullAccessImplicit: true,
    publicPolicyCutOff: false,
    // Of a key that nobody knows, the policy is not known either.
    unread: owner === null ? [...unreadOf(side), 'resource'] : unreadOf(side),
    key: keyFacts(facts, encryptionContext(facts)),
  };
}

/** When nobody knows whose the bucket is, the best is that it is the caller's own, the worst that it is another's. */
function weighOwned(
  asked: Leg['asked'],
  policies: Policies,
  about: Circumstances,
  own: boolean | null,
  { account }: Principal,
): Weighed {
  if (own !== null || account === null) return weigh(asked, policies, about);
  const best = weigh(asked, policies, { ...about, owner: account });
  const other = weigh(asked, policies, { ...about, owner: '' });
  const mayBlock = other.worst.blockedBy.filter((layer) => !best.best.blockedBy.includes(layer));
  const sure = best.best.decision !== 'allow' || other.worst.decision === 'allow';
  return {
    decision: sure ? best.best.decision : 'depends',
    blockedBy: best.best.blockedBy,
    mayBlock,
    best: best.best,
    worst: other.worst,
  };
}
