import type { Access, Cause } from '../../core/cause.ts';
import type { Facts } from '../../core/facts.ts';
import type { Principal } from '../../core/principal.ts';
import type { Question } from '../../core/question.ts';
import { websiteCauses } from './causes/website.ts';
import { asSaid } from './causes/as-said.ts';
import { bucketCauses, objectCauses } from './causes/existence.ts';
import { gateCauses } from './causes/gate-causes.ts';
import { principalCauses } from './causes/nobody.ts';
import { ordered, type Ranked } from './causes/order.ts';
import { policyCauses } from './causes/policy-causes.ts';
import { reconciled } from './causes/reconcile.ts';
import { stateCauses } from './causes/state.ts';
import { asksOf, type Asks } from './asks.ts';
import type { Leg } from './legs/leg.ts';
import { hiddenOf } from './legs/hidden-of.ts';
import { legOf } from './legs/legs-of.ts';
import { presenceHidden } from './legs/object-hidden.ts';
import { stateHidden } from './legs/state-hidden.ts';
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
  // Whether the object may be listed only matters where it may be missing.
  const asked = listing !== null && mayBeMissing(facts) ? [...legs, listing] : legs;
  const hidden = distinct([...asked.flatMap((leg) => hiddenOf(leg, facts)), ...stateHidden(facts, asks)]);
  const ours = [...websiteCauses(question, legs), ...ordered(ranked)];
  const open = [...hidden.map(({ layer }) => layer), ...legs.flatMap(({ weighed }) => weighed.mayBlock)];
  const seen = { causes: ours, hidden: open, otherPrincipal: asks.otherPrincipal };
  const causes = asks.said === null ? ours : reconciled(asks.said, { ...seen, doubted: doubted(facts, legs, asks) });
  const decision = asSaid(decisionOf(facts, legs, ours, hidden), asks.said, causes);
  return { asks, decision, causes, legs, hidden };
}

const mayBeMissing = (facts: Facts): boolean => facts.reads.object?.is === 'absent' || presenceHidden(facts) !== null;

function rankedOf(legs: readonly Leg[], facts: Facts): readonly Ranked[] {
  // Of a key that nobody could name there is nothing to say but that it is hidden.
  return legs
    .filter(({ need }) => need.always || need.arn !== null)
    .flatMap((leg) => {
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
    ...principalCauses(facts, asks),
    ...stateCauses(facts, asks),
    ...(listing === null ? [] : objectCauses(facts, listing.weighed)),
  ];
  return all.map((cause) => ({ cause, explicit: false, primary: true }));
}

/**
 * Every action must be allowed. One that is refused for certain decides; one that depends makes all of it depend, and so
 * does one that may not even be needed, or something that could not be looked at.
 */
function decisionOf(
  { reads }: Facts,
  legs: readonly Leg[],
  causes: readonly Cause[],
  hidden: readonly Hidden[],
): Access['decision'] {
  if (reads.bucket?.is === 'absent') return 'implicit_deny';
  const sure = legs.filter(({ need }) => need.always).map(({ weighed }) => weighed.decision);
  if (sure.includes('explicit_deny')) return 'explicit_deny';
  if (sure.includes('implicit_deny')) return 'implicit_deny';
  const open = legs.some(({ weighed, endpoints }) => weighed.decision !== 'allow' || endpoints.length > 0);
  const state = causes.find((cause) => cause.certainty === 'certain' && refusesByState(cause));
  if (state) return /^(?:A|B06)/.test(state.id) ? 'implicit_deny' : 'explicit_deny';
  return open || hidden.length > 0 ? 'depends' : 'allow';
}

/** What refuses with 403 or 400 although every policy allows. */
const refusesByState = ({ id }: Cause): boolean => /^(?:A01|A13|B06|D2[56]|F0[5678]|F1[89]|F20)$/.test(id);

/** What would refuse it if nothing were assumed of the request: AWS saw the request itself. */
function doubted(facts: Facts, legs: readonly Leg[], asks: Asks): readonly Cause[] {
  const doubtful = legs.map((leg) => legOf(facts, leg.need, leg.primary, { ...asks, doubting: true }));
  return ordered(rankedOf(doubtful, facts));
}

function distinct(hidden: readonly Hidden[]): readonly Hidden[] {
  const key = ({ layer, because }: Hidden) => JSON.stringify([layer, because]);
  return hidden.filter((one, nth) => hidden.findIndex((other) => key(other) === key(one)) === nth);
}
