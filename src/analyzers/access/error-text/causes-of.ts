import { type Fit, ofCauses, ofKeys, ofLayers, type Said } from './fitting.ts';

/**
 * All ids of the catalogue that fit what an error says, best first; empty when the text is no error. The text's own
 * cause stands first. A diagnosis compares its causes with these: one that is not among them contradicts AWS's words.
 */
export function causesOf(said: Said): readonly string[] {
  if (said.cause === null) return [];
  const open = ofLayer(said) ?? ofCauses[said.cause] ?? [];
  const others = open.filter(({ when }) => when?.(said) ?? true).flatMap(({ ids }) => ids.split(' '));
  return [...new Set([said.cause, ...others])];
}

function ofLayer({ action, policyType, effect, cause }: Said): readonly Fit[] | null {
  if (policyType === null || isElsewhere(cause)) return null;
  const layers = action?.startsWith('kms:') === true ? { ...ofLayers, ...ofKeys } : ofLayers;
  return layers[`${policyType} ${effect ?? 'null'}`] ?? null;
}

/** Where the cause was decided by more than its layer, the layer's other causes are out: another service, another name. */
const isElsewhere = (cause: string | null): boolean => /^(?:D30|D32|G06)$/.test(cause ?? '');
