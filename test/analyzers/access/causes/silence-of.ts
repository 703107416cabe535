import { silenceCause } from '../../../../src/analyzers/access/causes/silence.ts';
import { nearMisses } from '../../../../src/analyzers/access/causes/told.ts';
import type { PolicyLayer } from '../../../../src/analyzers/access/legs/policy-layer.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { type Given, legOf } from '../leg-of.ts';

export const allow = (but: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  ...but,
});

/** The cause of a layer that should have allowed, and whether a statement nearly did: `C05, nearly`. */
export function silenceOf(layer: PolicyLayer, statements: readonly PolicyStatement[], given: Given = {}): string {
  const leg = legOf({ ...given, documents: statements.length === 0 ? [] : [{ layer, statements }] });
  const { id, told } = silenceCause(nearMisses(leg, layer, 'best'), leg, layer);
  return told === null ? id : `${id}, nearly`;
}
