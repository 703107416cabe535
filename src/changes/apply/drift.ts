import type { Change } from '../../core/change.ts';
import { remedyFor } from '../remedy-for.ts';
import type { ChangeDeps } from '../deps.ts';
import { drifted, inputAt } from '../inputs.ts';
import { placesOf } from '../places-of.ts';
import { look } from '../look.ts';

export type Drift =
  | { readonly is: 'same' }
  | { readonly is: 'differs'; readonly why: string }
  | { readonly is: 'unread'; readonly why: string };

/** Reads everything that the approval rests on once more. What can't be read now is no drift: nobody knows. */
export async function driftOf(deps: ChangeDeps, change: Change): Promise<Drift> {
  const remedy = await remedyFor(deps, change);
  const { inputs, unread } = await look(deps, remedy, placesOf(change), {
    withEvidence: false,
    params: change.remedy.params,
  });
  const missing = unread.filter((key) => key in change.inputs && change.inputs[key] !== inputs[key]);
  if (missing.length > 0) return { is: 'unread', why: missing.map(nameOf).join(', ') };
  const differing = drifted(change.inputs, inputs);
  return differing.length === 0 ? { is: 'same' } : { is: 'differs', why: differing.map(nameOf).join(', ') };
}

/** `policy of logs`. */
function nameOf(key: string): string {
  const { place, name } = inputAt(key);
  return `${name} of ${place.bucket ?? `account ${place.account}`}`;
}
