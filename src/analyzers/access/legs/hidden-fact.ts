import type { CauseLayer } from '../../../core/cause.ts';
import type { Fact } from '../../../core/fact.ts';
import { code, words } from '../../../core/words.ts';
import type { Hidden } from './sides.ts';

/** Longer words of AWS repeat who may not do what. */
const longestSaid = 100;

/** Why a fact hides a layer; null when it does not. `what` is for people: `the bucket policy`. */
export function hiddenBy(layer: CauseLayer, what: string, fact: Fact<unknown> | undefined): Hidden | null {
  if (fact === undefined) return { layer, because: words`${what} was not read`, needs: [] };
  if (fact.is === 'denied') {
    const said = fact.message === null ? '' : words` (${fact.message})`;
    return {
      layer,
      because: words`Cooper may not call ${code(fact.action)} for ${what}${said}`,
      needs: [fact.action],
      ...(fact.message !== null && fact.message.length <= longestSaid && { said: fact.message }),
    };
  }
  if (fact.is === 'failed')
    return {
      layer,
      because: words`reading ${what} failed (${fact.why}): ${code(fact.detail)}`,
      needs: [],
      failed: true,
    };
  return null;
}
