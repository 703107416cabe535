import type { Origin } from '../core/actor.ts';
import type { Change, Place, Ruled, Step } from '../core/change.ts';
import { Refusal } from '../core/errors.ts';
import { failed } from '../core/fact.ts';
import type { RiskClass } from '../core/remedy.ts';
import { readPlace } from '../aws/read-place.ts';
import { countOf, delayOf, type Demands, hasBreakGlass, ruleNames, selfCounts } from './demands.ts';
import type { ChangeDeps } from './deps.ts';
import { placeKey } from './inputs.ts';
import { quietInWords } from './rules/in-words.ts';
import { ruleFor, type Ruling } from './rules/ruling.ts';
import { undoneId } from './undo-remedy.ts';

/** Whether it is allowed could not be told: no for now. */
export class Unsure extends Refusal {}

interface About {
  readonly remedy: string;
  readonly risk: RiskClass;
  /** The change's own place, and those that it writes to. */
  readonly places: readonly [Place, ...Place[]];
  readonly origin: Origin;
}

/** What the rules of this moment say of such a change; buckets' tags are read anew. Throws `Refusal` where none may be made. */
export async function demandsOn(deps: ChangeDeps, { places, ...about }: About): Promise<Demands> {
  const distinct = [...new Map(places.map((place) => [placeKey(place), place])).values()];
  const [first, ...others] = await Promise.all(distinct.map((place) => rulingOn(deps, about, place)));
  if (first === undefined) throw new Error('a change has no place');
  return [first, ...others];
}

async function rulingOn(
  deps: ChangeDeps,
  { remedy, risk, origin }: Omit<About, 'places'>,
  place: Place,
): Promise<Ruling> {
  const channel = origin.face === 'slack' ? origin.channel : null;
  const tags = await tagsOf(deps, place);
  const found = ruleFor(deps.rules(), { remedy: undoneId(remedy), risk, place, channel, face: origin.face, tags });
  if (found.is === 'refused')
    throw tags.is === 'failed' ? new Unsure(found.because, found.next) : new Refusal(found.because, found.next);
  return found.ruling;
}

/** An account has no tags that a rule could ask for. */
async function tagsOf(deps: ChangeDeps, place: Place) {
  if (place.bucket === null) return { is: 'absent' } as const;
  const { reads } = await readPlace(deps.aws, place, ['tagging'], deps.now());
  const { tagging = failed('error', 'the tags were not read') } = reads;
  return tagging.is === 'known' ? { is: 'known' as const, value: tagging.value.TagSet } : tagging;
}

export const demandsOf = (deps: ChangeDeps, { remedy, risk, place, steps, origin }: Change): Promise<Demands> =>
  demandsOn(deps, { remedy: remedy.id, risk, places: [place, ...writtenTo(steps)], origin });

export const writtenTo = (steps: readonly Step[]): readonly Place[] => steps.map(({ place }) => place);

/** What is stored of it and shown to people. */
export const asRuled = (demands: Demands, approvers: readonly string[]): Ruled => ({
  rule: ruleNames(demands),
  approvals: countOf(demands),
  selfApproval: selfCounts(demands),
  approvers,
  delayMs: delayOf(demands),
  breakGlass: hasBreakGlass(demands),
  quiet: [...new Set(demands.flatMap(({ quiet }) => (quiet === null ? [] : [quietInWords(quiet)])))],
});
