import { authorize } from './authorize.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Layer } from './decision.ts';
import type { Asked } from './judge.ts';
import type { Policies } from './policies.ts';

/** A decision where not everything is known. */
export interface Weighed {
  /** Depends: the best that can be allows, the worst denies. */
  readonly decision: Decision['decision'] | 'depends';
  /** Blockers whatever the unknown turns out to be. */
  readonly blockedBy: readonly Layer[];
  /** Blockers only if what is unknown turns out badly. */
  readonly mayBlock: readonly Layer[];
  readonly best: Decision;
  readonly worst: Decision;
}

/** Decide with what is unknown taken for the best and for the worst; «allow» only where both allow. */
export function weigh(asked: Omit<Asked, 'outlook'>, policies: Policies, about: Circumstances): Weighed {
  const best = authorize({ ...asked, outlook: 'best' }, policies, about);
  const worst = authorize({ ...asked, outlook: 'worst' }, policies, about);
  const mayBlock = worst.blockedBy.filter((layer) => !best.blockedBy.includes(layer));
  return { decision: between(best, worst), blockedBy: best.blockedBy, mayBlock, best, worst };
}

function between(best: Decision, worst: Decision): Weighed['decision'] {
  if (best.decision !== 'allow') return best.decision;
  return worst.decision === 'allow' ? 'allow' : 'depends';
}
