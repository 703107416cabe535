import { unseen } from '../../../core/check.ts';
import type { FactName, Facts } from '../../../core/facts.ts';
import { code, words } from '../../../core/words.ts';
import type { Leg } from './leg.ts';
import type { Hidden } from './sides.ts';

/** Condition keys whose value is read, by the beginning of their names, and where it is read. */
const readIn: readonly (readonly [RegExp, readonly FactName[]])[] = [
  [/^(?:aws:resourcetag|s3:buckettag)\//, ['tagging', 'abac']],
  [/^s3:existingobjecttag\//, ['objectTags']],
  [/^aws:(?:principaltag\/|principalarn$|userid$)/, ['identity']],
  [/^aws:(?:principal|resource)org(?:id|paths)$/, ['organization']],
  [/^(?:aws|s3):resourceaccount$/, ['owner']],
  [/^aws:(?:tokenissuetime|sourceidentity)$/, ['session']],
  [/^kms:encryptioncontext:/, ['object', 'encryption']],
];

/** What would tell the values on which a layer hangs; empty where they hang on the request itself. */
export function openConditions({ weighed }: Leg, facts: Facts): readonly Hidden[] {
  const open = weighed.worst.reasons.filter(({ layer }) => weighed.mayBlock.includes(layer));
  return open.flatMap(({ layer, because }) => {
    if (because?.element !== 'Condition' || because.why !== 'unknown value') return [];
    const { key } = because;
    const names = readIn.find(([form]) => form.test(key.toLowerCase()))?.[1] ?? [];
    return unseen(facts, names).map((one) => ({
      layer,
      because: words`${code(key)} is not known: ${one.because}`,
      needs: one.needs,
      failed: one.why === 'failed',
    }));
  });
}
