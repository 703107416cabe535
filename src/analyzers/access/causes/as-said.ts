import type { Access, Cause } from '../../../core/cause.ts';
import type { Evidence } from '../../../core/finding.ts';
import type { Said } from '../error-text/fitting.ts';

/**
 * AWS has refused it, and says how: then it is not allowed, whatever we see. Where what we see does not explain it, it
 * depends on something that nobody showed us.
 */
export function asSaid(decision: Access['decision'], said: Said | null, causes: readonly Cause[]): Access['decision'] {
  const [first] = causes;
  const open = decision === 'allow' || decision === 'depends';
  if (!open || first === undefined || said === null || /^(?:A16|B0[578])$/.test(first.id)) return decision;
  if (/^(?:C12|X0\d)$/.test(first.id)) return 'depends';
  if (said.effect !== null) return `${said.effect}_deny`;
  return first.certainty === 'possible' ? 'depends' : kindOf(first);
}

/** How AWS would word it. */
function kindOf({ id, layer, evidence }: Cause): 'explicit_deny' | 'implicit_deny' {
  const byGate = ['state', 'object_lock', 'encryption_type', 's3_block_public_access'].includes(layer);
  return byGate || id === 'D07' || evidence.some(forbids) ? 'explicit_deny' : 'implicit_deny';
}

/** Evidence of a Deny. */
export const forbids = ({ saw }: Evidence): boolean =>
  typeof saw === 'object' && saw !== null && 'effect' in saw && saw.effect === 'Deny';
