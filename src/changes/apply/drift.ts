import type { Change } from '../../core/change.ts';
import { Refusal } from '../../core/errors.ts';
import type { Remedy } from '../../core/remedy.ts';
import { remedyFor } from '../remedy-for.ts';
import { changedSince } from '../../analyzers/affected/index.ts';
import { readPlace } from '../../aws/read-place.ts';
import { isSettingName, settingAt } from '../../core/setting-names.ts';
import { plain } from '../../core/words.ts';
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
  const remedy = await remedyNow(deps, change);
  if (remedy instanceof Refusal) return { is: 'differs', why: plain(remedy.because) };
  const { inputs, unread } = await look(deps, remedy, placesOf(change), {
    withEvidence: false,
    params: change.remedy.params,
  });
  const missing = unread.filter((key) => key in change.inputs && change.inputs[key] !== inputs[key]);
  if (missing.length > 0) return { is: 'unread', why: missing.map(nameOf).join(', ') };
  const differing = drifted(change.inputs, inputs);
  if (differing.length === 0) return { is: 'same' };
  return { is: 'differs', why: `${differing.map(nameOf).join(', ')}${await byWhom(deps, change, differing)}` };
}

/** Another version of Cooper may have it no more, or never have had it: then nobody here can compare. */
const remedyNow = (deps: ChangeDeps, change: Change): Promise<Remedy | Refusal> =>
  remedyFor(deps, change).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });

/** Who that was, where CloudTrail says so already: it may take a quarter of an hour (CloudTrail user guide, «How CloudTrail works»). */
async function byWhom(deps: ChangeDeps, { place, createdAt }: Change, differing: readonly string[]): Promise<string> {
  const settings = differing.map((key) => inputAt(key).name).filter((name) => isSettingName(name));
  const facts = await readPlace(deps.aws, place, ['recentChanges'], deps.now());
  const found = changedSince(facts, new Date(createdAt), settings).map(plain);
  return found.length === 0 ? '' : `; by ${found.join(', ')}`;
}

/** `Bucket policy of logs`. */
function nameOf(key: string): string {
  const { place, name } = inputAt(key);
  return settingAt(name, place);
}
