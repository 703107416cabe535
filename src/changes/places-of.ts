import type { Change, Place } from '../core/change.ts';
import { inputAt, placeKey } from './inputs.ts';

/** Every place that was read for a change, its own first: those with steps, and those that were only looked at. */
export function placesOf({ place, inputs }: Pick<Change, 'place' | 'inputs'>): readonly Place[] {
  const all = new Map([[placeKey(place), place]]);
  for (const key of Object.keys(inputs)) {
    const { place: other } = inputAt(key);
    if (!all.has(placeKey(other))) all.set(placeKey(other), other);
  }
  return [...all.values()];
}
