import type { Access, Cause } from '../../core/cause.ts';
import type { Facts } from '../../core/facts.ts';
import type { Principal } from '../../core/principal.ts';
import type { Question } from '../../core/question.ts';
import { bucketCauses, objectCauses } from './causes/existence.ts';
import { gateCauses } from './causes/gate-causes.ts';
import { ordered, type Ranked } from './causes/order.ts';
import { policyCauses } from './causes/policy-causes.ts';
import { reconciled } from './causes/reconcile.ts';
import { stateCauses } from './causes/state.ts';
import { asksOf, type Asks } from './asks.ts';
import type { Leg } from './legs/leg.ts';
import { gateHidden } from './legs/gate-hidden.ts';
import { legOf } from './legs/legs-of.ts';
import type { Hidden, Side } from './legs/sides.ts';

/** Everything that bears on one request, and what comes out. */
export interface Explained {
  readonly asks: Asks;
  readonly decision: Access['decision'];
  readonly causes: readonly Cause[];
  readonly legs: readonly Leg[];
  readonly hidden: readonly Hidden[];
}

/**
 * Decide one request of one principal, with every action it needs, and say what stands in its way. `identity` stands in
 * for the policies of a principal whom nobody named.
 */
export function explain(facts: Facts, question: Question, principal: Principal, identity?: Side): Explained {
  const asks = { ...asksOf(facts, question, principal), ...(identity && { identity }) };
  const legs = asks.needs.map((need, nth) => legOf(facts, need, nth === 0, asks));
  const listing = asks.listing === null ? null : legOf(facts, asks.listing, false, asks);
  const ranked = [...rankedOf(legs, facts), ...beside(facts, asks, listing)];
  const hidden = distinct([...legs, ...(listing ? [listing] : [])].flatMap((leg) => hiddenOf(leg, facts)));
  const ours = ordered(ranked);
  const seen = { causes: ours, hidden: hidden.map(({ layer }) => layer), otherPrincipal: asks.otherPrincipal };
  const causes = asks.said === null ? ours : reconciled(asks.said, { ...seen, doubted: doubted(facts, legs, asks) });
  const decision = asSaid(decisionOf(facts, legs, ours), asks, causes);
  return { asks, decision, causes, legs, hidden };
}

function rankedOf(legs: readonly Leg[], facts: Facts): readonly Ranked[] {
  return legs.flatMap((leg) => {
    const { best } = leg.weighed;
    const refused = best.decision === 'explicit_deny';
    const gates = gateCauses(leg, facts);
    const all = [...policyCauses(leg).filter((cause) => !meantByAcl(cause, gates)), ...gates];
    return all.map((one) => {
      const cause = leg.need.always ? one : onlyPossible(one);
      return { cause, explicit: refused && isExplicit(cause, leg), primary: leg.primary };
    });
  });
}

/** Nobody knows whether the request needs this action: there is nothing to mend yet. */
const onlyPossible = (cause: Cause): Cause => ({ ...cause, certainty: 'possible', patch: null });

/** Where an ACL would have been the way in, the bucket policy is not missing anything. */
const meantByAcl = ({ id }: Cause, gates: readonly Cause[]): boolean =>
  (id === 'A10' && gates.some((gate) => gate.id === 'D17')) ||
  (/^(?:A10|D02)$/.test(id) && gates.some((gate) => gate.id === 'D13'));

/** A cause with a matching Deny, or a gate that AWS words as an explicit denial. */
function isExplicit(cause: Cause, { weighed }: Leg): boolean {
  const denying = weighed.best.reasons.filter(({ effect, matched }) => matched && effect === 'Deny');
  if (denying.some(({ layer }) => layer === cause.layer)) return true;
  return ['s3_block_public_access', 'object_lock', 'encryption_type'].includes(cause.layer);
}

function beside(facts: Facts, asks: Asks, listing: Leg | null): readonly Ranked[] {
  const all = [
    ...bucketCauses(facts),
    ...stateCauses(facts, asks),
    ...(asks.reads ? objectCauses(facts, listing?.weighed ?? null) : []),
  ];
  return all.map((cause) => ({ cause, explicit: false, primary: true }));
}

/**
 * Every action must be allowed. One that is refused for certain decides; one that depends makes all of it depend, and so
 * does one that may not even be needed.
 */
function decisionOf({ reads }: Facts, legs: readonly Leg[], causes: readonly Cause[]): Access['decision'] {
  if (reads.bucket?.is === 'absent') return 'implicit_deny';
  const sure = legs.filter(({ need }) => need.always).map(({ weighed }) => weighed.decision);
  if (sure.includes('explicit_deny')) return 'explicit_deny';
  if (sure.includes('implicit_deny')) return 'implicit_deny';
  const open = legs.some(({ weighed, endpoints }) => weighed.decision !== 'allow' || endpoints.length > 0);
  const state = causes.find((cause) => cause.certainty === 'certain' && refusesByState(cause));
  if (state) return state.id === 'B06' ? 'implicit_deny' : 'explicit_deny';
  return open ? 'depends' : 'allow';
}

/** What refuses with 403 or 400 although every policy allows. */
const refusesByState = ({ id }: Cause): boolean => /^(?:B06|D2[56]|F0[5678]|F1[89]|F20)$/.test(id);

/** What would refuse it if nothing were assumed of the request: AWS saw the request itself. */
function doubted(facts: Facts, legs: readonly Leg[], asks: Asks): readonly Cause[] {
  const doubtful = legs.map((leg) => legOf(facts, leg.need, leg.primary, { ...asks, doubting: true }));
  return ordered(rankedOf(doubtful, facts));
}

/** AWS has refused it, and says how: then it is not allowed, whatever we see. */
function asSaid(decision: Access['decision'], { said }: Asks, causes: readonly Cause[]): Access['decision'] {
  const [first] = causes;
  const open = decision === 'allow' || decision === 'depends';
  if (!open || first === undefined || said === null || /^(?:A16|C12|X0\d|B0[578])$/.test(first.id)) return decision;
  if (said.effect !== null) return `${said.effect}_deny`;
  return first.certainty === 'possible' ? 'depends' : kindOf(first);
}

/** How AWS would word it. */
function kindOf({ id, layer, evidence }: Cause): 'explicit_deny' | 'implicit_deny' {
  const forbids = evidence.some(
    ({ saw }) => typeof saw === 'object' && saw !== null && 'effect' in saw && saw.effect === 'Deny',
  );
  return forbids ||
    id === 'D07' ||
    ['state', 'object_lock', 'encryption_type', 's3_block_public_access'].includes(layer)
    ? 'explicit_deny'
    : 'implicit_deny';
}

/** Documents that could not be read, and gates of which it can't be told whether they refuse. */
const hiddenOf = (leg: Leg, facts: Facts): readonly Hidden[] => [
  ...leg.hidden,
  ...leg.weighed.mayBlock.flatMap((layer) => gateHidden(layer, facts)),
];

function distinct(hidden: readonly Hidden[]): readonly Hidden[] {
  const key = ({ layer, because }: Hidden) => JSON.stringify([layer, because]);
  return hidden.filter((one, nth) => hidden.findIndex((other) => key(other) === key(one)) === nth);
}
