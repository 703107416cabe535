import type { PlannedStep } from '../../core/remedy.ts';
import { code, listed, words } from '../../core/words.ts';
import type { Kind } from './meeting.ts';

/** Steps on other places: what was there before is not among these facts, so only the difference shows what they do. */
export const elsewhere: Kind = ({ elsewhere: steps }) => {
  const places = Map.groupBy(steps, placeOf);
  const notKnown = [...places].map(([place, all]) => {
    const settings = listed([...new Set(all.map(({ setting }) => setting))].map(code));
    return words`What the change of ${settings} of ${code(place)} means for others was not simulated: look at its difference.`;
  });
  return { affected: [], notKnown };
};

const placeOf = ({ target, setting }: PlannedStep): string =>
  setting === 'accountPublicAccessBlock' ? (target.account ?? 'another account') : target.bucket;
