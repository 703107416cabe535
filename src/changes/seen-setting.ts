import type { Step } from '../core/change.ts';
import type { Json } from '../core/json.ts';
import type { Seen } from '../core/remedy.ts';

/** What was read of a step's setting: null where it is not there, undefined where it was not or could not be read. */
export function seenSetting(
  { facts, others }: Seen,
  { place, setting }: Pick<Step, 'place' | 'setting'>,
): Json | undefined {
  const of = [facts, ...others].find(({ target: { bucket } }) => bucket === (place.bucket ?? ''));
  const fact = of?.reads[setting];
  if (fact?.is === 'known') return fact.value as Json;
  return fact?.is === 'absent' ? null : undefined;
}
