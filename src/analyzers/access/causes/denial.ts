import type { PolicyLayer } from '../legs/policy-layer.ts';
import { statementsOf } from '../../../policy/statements.ts';
import { locksOut } from '../checks/locked-out.ts';
import { isKeyLeg, type Leg } from '../legs/leg.ts';
import { conditionCause } from './condition-cause.ts';
import type { Told } from './told.ts';

/** The cause that a Deny stands for. */
export function denialCause(told: Told, leg: Leg, layer: PolicyLayer): string {
  const key = isKeyLeg(leg);
  const ofKeyPolicy = key && layer === 'resource';
  const byService = leg.principal.type === 'service';
  const found = conditionCause(told.rule.conditions, { layer: ofKeyPolicy ? 'kms' : layer, byService });
  if (ofKeyPolicy) return orElse(found, ['F10', 'F11'], 'F02');
  return key && isOfOrganization(layer) ? 'F17' : byLayer[layer](found, told, leg);
}

const isOfOrganization = (layer: PolicyLayer): boolean => layer === 'scp' || layer === 'rcp';

/** `found`: what the conditions of the statement stand for. */
const byLayer: Readonly<Record<PolicyLayer, (found: string | null, told: Told, leg: Leg) => string>> = {
  scp: (found) => orElse(found, ['E10', 'E12', 'E14'], 'E02'),
  rcp: () => 'E03',
  vpc_endpoint: () => 'E05',
  permissions_boundary: () => 'C07',
  session: () => 'C08',
  identity: (found) => found ?? 'C02',
  // A Deny of what does not come through an access point leaves nothing to delegate.
  resource: (found, told, leg) => (found === null || found === 'D06' ? inBucketPolicy(told, leg) : found),
  access_point: (found) => found ?? 'D05',
};

const orElse = (id: string | null, allowed: readonly string[], otherwise: string): string =>
  id !== null && allowed.includes(id) ? id : otherwise;

/** One that shuts everybody out, one that spares only some by name, or a plain one. */
function inBucketPolicy({ rule, document }: Told, { bucket }: Leg): string {
  if (rule.principals?.except === true) return 'D04';
  const statement = statementsOf(document.document)[rule.position - 1];
  return statement !== undefined && locksOut(statement, bucket) ? 'D29' : 'D01';
}
