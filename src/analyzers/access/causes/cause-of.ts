import type { Cause, CauseLayer, Certainty, Patch } from '../../../core/cause.ts';
import type { Evidence } from '../../../core/finding.ts';
import type { Words } from '../../../core/words.ts';
import { rowOf } from '../catalogue/index.ts';

interface Said {
  readonly certainty: Certainty;
  readonly because: Words;
  readonly evidence: readonly Evidence[];
  /** The layer of the catalogue when not given. */
  readonly layer?: CauseLayer;
  readonly action?: string;
  readonly patch?: Patch | null;
  /** What the catalogue says to do when not given. */
  readonly next?: Words;
}

/** A row of the catalogue, met. */
export function causeOf(id: string, { certainty, because, evidence, layer, action, patch = null, next }: Said): Cause {
  const row = rowOf(id);
  return {
    id,
    title: row.title,
    certainty,
    layer: layer ?? row.layer,
    action: action ?? null,
    fixers: row.fixers,
    because,
    next: next ?? [row.next],
    evidence,
    patch,
  };
}
