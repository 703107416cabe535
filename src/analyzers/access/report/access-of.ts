import { type Access, type Cause, type CauseLayer, certainties, type ContextEntry } from '../../../core/cause.ts';
import type { Unknown } from '../../../core/finding.ts';
import { words } from '../../../core/words.ts';
import { asSaid } from '../causes/as-said.ts';
import { reconciled } from '../causes/reconcile.ts';
import type { Said } from '../error-text/fitting.ts';
import type { Explained } from '../explain.ts';
import type { Viewpoint } from '../viewpoints.ts';
import { layerName } from './layer-names.ts';
import { mentionedKeys } from './sections.ts';

/** What a program reads: the decision, the causes, and every condition key with what is known of it. */
export function accessOf(explained: Explained): Access {
  return { decision: explained.decision, causes: explained.causes, context: contextEntries(explained) };
}

/** Of the action itself; and every key that some policy asks about, though the table does not know it. */
function contextEntries(explained: Explained): readonly ContextEntry[] {
  const [leg] = explained.legs;
  if (leg === undefined) return [];
  const listed = new Set(leg.context.map(({ key }) => key.toLowerCase()));
  const asked = mentionedKeys(explained).filter((key) => !listed.has(key.toLowerCase()));
  return [...leg.context, ...asked.map((key) => leg.valueOf(key))];
}

/** What hides a layer, with the permission that would show it. */
export const hiddenUnknowns = ({ hidden }: Explained): readonly Unknown[] =>
  hidden.map(({ layer, because, needs, failed, said }) => ({
    what: layerName(layer),
    why: failed === true ? 'failed' : needs.length > 0 ? 'denied' : 'depends',
    because: words`${because}`,
    needs,
    ...(said !== undefined && { said }),
  }));

/**
 * What can be said of nobody in particular: a denial only if all three would meet it, what is so whoever asks, and what
 * AWS's own words say where an error was pasted. Else it depends on who asks.
 */
export function accessOfAll(views: readonly Viewpoint[], said: Said | null): Access {
  const all = views.map(({ explained }) => explained);
  const [first] = all;
  const refused = all.every(({ decision }) => decision === 'explicit_deny' || decision === 'implicit_deny');
  const shared = first ? first.causes.flatMap((cause) => ofEverybody(cause, all)) : [];
  const every = all.flatMap(({ causes }) => causes);
  const doubted = every.filter((cause, nth) => every.findIndex(same(cause)) === nth);
  const seen = { causes: shared, doubted, hidden: [...ofTheCaller, ...hiddenIn(all)], otherPrincipal: false };
  const causes = said === null ? shared : reconciled(said, seen);
  const ours = refused && first ? first.decision : 'depends';
  // What is only likely may be so for some callers and not for others.
  const decision = causes[0]?.certainty === 'certain' ? asSaid(ours, said, causes) : ours;
  return { decision, causes, context: first ? contextEntries(first) : [] };
}

/** A cause that all of them meet, no surer than it is for the one for whom it is least sure. */
function ofEverybody(cause: Cause, all: readonly Explained[]): readonly Cause[] {
  const met = all.map(({ causes }) => causes.filter(same(cause)));
  if (met.some((ones) => ones.length === 0)) return [];
  const ranks = met.map((ones) => Math.min(...ones.map(({ certainty }) => certainties.indexOf(certainty))));
  return [{ ...cause, certainty: certainties[Math.max(...ranks, certainties.indexOf(cause.certainty))] ?? 'possible' }];
}

/** Without a principal nobody can look at these. */
const ofTheCaller: readonly CauseLayer[] = ['identity', 'permissions_boundary', 'session', 'scp', 'vpc_endpoint'];

const hiddenIn = (all: readonly Explained[]): readonly CauseLayer[] =>
  all.flatMap(({ hidden }) => hidden.map(({ layer }) => layer));

const same =
  ({ id, layer }: Cause) =>
  (other: Cause): boolean =>
    other.id === id && other.layer === layer;
