import type { Change, Step } from '../../core/change.ts';
import { Refusal } from '../../core/errors.ts';
import type { Json } from '../../core/json.ts';
import type { Remedy, Seen } from '../../core/remedy.ts';
import { remedyFor } from '../remedy-for.ts';
import { changedSince } from '../../analyzers/affected/index.ts';
import { readPlace } from '../../aws/read-place.ts';
import { isSettingName, settingAt } from '../../core/setting-names.ts';
import { plain } from '../../core/words.ts';
import type { ChangeDeps } from '../deps.ts';
import { drifted, inputAt, inputKey } from '../inputs.ts';
import { placesOf } from '../places-of.ts';
import { look } from '../look.ts';
import { seenSetting } from '../seen-setting.ts';

/** What is at a step's setting now, by its number. */
interface Found {
  readonly nth: Step['nth'];
  readonly value: Json;
}

export type Drift =
  | { readonly is: 'same' }
  | { readonly is: 'differs'; readonly why: string; readonly found: readonly Found[] }
  | { readonly is: 'unread'; readonly why: string };

/** Reads everything that the approval rests on once more. What can't be read now is no drift: nobody knows. */
export async function driftOf(deps: ChangeDeps, change: Change): Promise<Drift> {
  const remedy = await remedyNow(deps, change);
  if (remedy instanceof Refusal) return { is: 'differs', why: plain(remedy.because), found: [] };
  const { inputs, unread, seen } = await look(deps, remedy, placesOf(change), {
    withEvidence: false,
    params: change.remedy.params,
  });
  const missing = unread.filter((key) => key in change.inputs && change.inputs[key] !== inputs[key]);
  if (missing.length > 0) return { is: 'unread', why: missing.map(nameOf).join(', ') };
  const differing = drifted(change.inputs, inputs);
  if (differing.length === 0) return { is: 'same' };
  const why = `${differing.map(nameOf).join(', ')}${await byWhom(deps, change, differing)}`;
  return { is: 'differs', why, found: foundBy(seen, change, differing) };
}

/** Of the steps whose own setting is not as it was. Of everything else that was read the digest is all that is kept. */
function foundBy(seen: Seen, { steps }: Change, differing: readonly string[]): readonly Found[] {
  return steps.flatMap((step) => {
    const value = seenSetting(seen, step);
    if (value === undefined || !differing.includes(inputKey(step.place, step.setting))) return [];
    return [{ nth: step.nth, value }];
  });
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
