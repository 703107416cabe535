import type { ContextEntry } from '../../../core/cause.ts';
import type { TableSection, TextSection } from '../../../core/report.ts';
import { code, plain, type Words, words } from '../../../core/words.ts';
import type { Explained } from '../explain.ts';
import type { Viewpoint } from '../viewpoints.ts';
import { layerNames } from './layer-names.ts';

const columns = (...names: readonly string[]): TableSection['columns'] =>
  names.map((name) => ({ name, align: 'left' as const }));

/** Every action that the operation needs, and what becomes of it. */
export function actionsTable({ legs }: Explained): TableSection {
  return {
    is: 'table',
    title: 'Every action that it needs',
    folded: legs.length === 1,
    columns: columns('Action', 'Decision', 'Refused by', 'May be refused by', 'Needed'),
    rows: legs.map(({ need, weighed }) => [
      need.action,
      need.always ? weighed.decision.replaceAll('_', ' ') : `${weighed.decision.replaceAll('_', ' ')}, if it is needed`,
      layerNames(weighed.blockedBy, need.on === 'key'),
      layerNames(weighed.mayBlock, need.on === 'key'),
      plain(need.why),
    ]),
  };
}

/** Of the keys that some policy asks about, those that are only assumed or not known: other values, another answer. */
export function assumed(explained: Explained): readonly TextSection[] {
  const [leg] = explained.legs;
  const found = mentionedKeys(explained).flatMap((key) => leg?.valueOf(key) ?? []);
  const open = found.filter(({ status }) => status !== 'known');
  if (open.length === 0) return [];
  return [{ is: 'text', title: 'What is assumed of the request', text: open.map(assumption) }];
}

function assumption({ key, status, values, why }: ContextEntry): Words {
  if (status === 'unknown') return words`Not known: ${code(key)} – ${why}.`;
  const value = values === null ? 'is absent' : words`is ${code(values.join(', '))}`;
  return words`Assumed: ${code(key)} ${value} – ${why}.`;
}

export function mentionedKeys({ legs }: Pick<Explained, 'legs'>): readonly string[] {
  const documents = legs.flatMap((leg) => leg.documents);
  const keys = documents.flatMap(({ policy }) =>
    policy.rules.flatMap(({ conditions }) => conditions.map(({ key }) => key)),
  );
  return [...new Set(keys)].filter(
    (key, nth, all) => all.findIndex((one) => one.toLowerCase() === key.toLowerCase()) === nth,
  );
}

export function viewpointsTable(views: readonly Viewpoint[]): TableSection {
  return {
    is: 'table',
    title: 'The side of the bucket, as three people see it',
    folded: false,
    columns: columns('Who, if their own policies allow it', 'Decision', 'Refused by', 'May be refused by'),
    rows: views.map(({ who, explained: { decision, legs } }) => [
      who,
      decision.replaceAll('_', ' '),
      layerNames(legs.flatMap(({ weighed }) => weighed.blockedBy)),
      layerNames(legs.flatMap(({ weighed }) => weighed.mayBlock)),
    ]),
  };
}
