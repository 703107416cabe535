import type { Access, Cause, ContextEntry } from '../../../core/cause.ts';
import type { Unknown } from '../../../core/finding.ts';
import { words } from '../../../core/words.ts';
import type { Explained } from '../explain.ts';
import type { Viewpoint } from '../viewpoints.ts';
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
  hidden.map(({ layer, because, needs }) => ({
    what: layer.replaceAll('_', ' '),
    why: needs.length > 0 ? 'denied' : 'depends',
    because: words`${because}`,
    needs,
  }));

/**
 * What can be said of nobody in particular: a denial only if all three would meet it, and what is so whoever asks. Else
 * it depends on who asks.
 */
export function accessOfAll(views: readonly Viewpoint[]): Access {
  const all = views.map(({ explained }) => explained);
  const [first] = all;
  const refused = all.every(({ decision }) => decision === 'explicit_deny' || decision === 'implicit_deny');
  const shared = first ? first.causes.filter((cause) => all.every(({ causes }) => causes.some(same(cause)))) : [];
  const decision = refused && first ? first.decision : 'depends';
  return { decision, causes: shared, context: first ? contextEntries(first) : [] };
}

const same =
  ({ id, layer }: Cause) =>
  (other: Cause): boolean =>
    other.id === id && other.layer === layer;
