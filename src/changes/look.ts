import { placeOf, readPlace } from '../aws/read-place.ts';
import { affectedReads } from '../analyzers/affected/index.ts';
import type { Place } from '../core/change.ts';
import { Refusal } from '../core/errors.ts';
import type { FactName, Facts } from '../core/facts.ts';
import type { JsonObject } from '../core/json.ts';
import type { Remedy, Seen } from '../core/remedy.ts';
import { nobody } from '../core/subject.ts';
import type { Target } from '../core/target.ts';
import { inputKey, inputsOf, isInput, isUnread } from './inputs.ts';
import type { ChangeDeps } from './deps.ts';

/** What a remedy judges, of every place that it names; the target's own first. */
export interface Looked {
  readonly places: readonly Place[];
  readonly seen: Seen;
  /** What an approval rests on, by digest. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs that could not be read, by their keys: nobody can say whether they are as they were. */
  readonly unread: readonly string[];
}

/** The configuration that an approval of this remedy rests on. */
const judgedBy = (remedy: Remedy): readonly FactName[] => [
  ...new Set([...remedy.reads, ...(remedy.on === 'bucket' ? affectedReads.configuration : [])]),
];

/** Everything read anew, side by side. `withEvidence`: also who used it lately, which no approval rests on. */
export async function look(
  deps: Pick<ChangeDeps, 'aws' | 'now'>,
  remedy: Remedy,
  places: readonly Place[],
  { withEvidence, params }: { readonly withEvidence: boolean; readonly params: JsonObject },
): Promise<Looked> {
  const about = { ...nobody, keyArn: remedy.keyOf?.(params) ?? null };
  const judged = judgedBy(remedy);
  const names = withEvidence ? [...judged, ...affectedReads.evidence] : judged;
  const all = await Promise.all(places.map((place) => readPlace(deps.aws, place, names, deps.now(), about)));
  const [facts, ...others] = all as [Facts, ...Facts[]];
  const rests = judged.filter(isInput);
  const inputs = places.map((place, nth) => inputsOf(place, all[nth] ?? facts, rests));
  const unread = places.flatMap((place, nth) =>
    rests.filter((name) => isUnread(all[nth] ?? facts, name)).map((name) => inputKey(place, name)),
  );
  return { places, seen: { facts, others }, inputs: Object.assign({}, ...inputs) as Looked['inputs'], unread };
}

/** Where a target is, and whose. Throws `Refusal`: nothing is written to a bucket whose owner is not known. */
export async function placed(deps: Pick<ChangeDeps, 'aws' | 'now'>, target: Target): Promise<Place> {
  const found = await placeOf(deps.aws, target, deps.now());
  if (found.is === 'unknown') throw new Refusal(found.because, found.next);
  return found.place;
}
