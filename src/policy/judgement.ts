import type { Circumstances } from './circumstances.ts';
import type { GateReason, Layer } from './decision.ts';
import { type Asked, judge, type Judged } from './judge.ts';
import type { Policy } from './policy.ts';

/** What one layer makes of the request. */
export interface Judgement extends Judged {
  readonly layer: Layer;
  /** Whether the request needs an Allow from it that it does not give. */
  readonly silent: boolean;
  /** Where one of S3's own rules speaks. */
  readonly gate?: GateReason;
}

/** A layer of which something could not be read allows in the best outlook, and in the worst denies and allows nothing. */
export function judgementOf(
  layer: Layer,
  judged: Judged,
  needed: boolean,
  asked: Asked,
  about: Circumstances,
): Judgement {
  const { allowed, reasons } = judged;
  const silent = needed && allowed.length === 0;
  if (!about.unread.includes(layer)) return { layer, denied: judged.denied, silent, allowed, reasons };
  const worst = asked.outlook === 'worst';
  return { layer, denied: worst || judged.denied, silent: worst && needed, allowed, reasons };
}

/** Policies that give nothing, but must allow where there are any. */
export function limit(
  layer: Layer,
  policies: readonly Policy[],
  binds: boolean,
  asked: Asked,
  about: Circumstances,
): readonly Judgement[] {
  if (policies.length === 0 && !about.unread.includes(layer)) return [];
  return [judgementOf(layer, judge(policies, asked, layer), binds, asked, about)];
}
