import type { Facts } from '../../../core/facts.ts';
import type { Layer } from '../../../policy/decision.ts';
import { gateHidden } from './gate-hidden.ts';
import { isKeyLeg, type Leg } from './leg.ts';
import { openConditions } from './open-conditions.ts';
import type { Hidden } from './sides.ts';

/**
 * Everything that keeps a leg from being decided and could be read: documents, what S3's own gates rest on, and the
 * values of conditions. Where the side of the resource is open, what gives beside its policy counts, too.
 */
export function hiddenOf(leg: Leg, facts: Facts): readonly Hidden[] {
  const { mayBlock } = leg.weighed;
  const beside = mayBlock.includes('resource') ? givesBeside(leg) : [];
  const gates = [...new Set([...mayBlock, ...beside])];
  return [...leg.hidden, ...gates.flatMap((layer) => gateHidden(layer, facts)), ...openConditions(leg, facts)];
}

/** A key of which not even the name is known hides its grants with it. */
function givesBeside(leg: Leg): readonly Layer[] {
  if (!isKeyLeg(leg)) return ['acl'];
  return leg.need.arn === null ? [] : ['kms'];
}
