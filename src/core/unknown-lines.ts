import type { Unknown } from './finding.ts';
import { code, listed, type Words, words } from './words.ts';

/**
 * What could not be seen, told shortly: one line for all that the same permission hides, one for each thing that failed,
 * one for all that depends on the request. Nothing is left out.
 */
export function unknownLines(unknowns: readonly Unknown[]): readonly Words[] {
  const of = (why: Unknown['why']) => unknowns.filter((one) => one.why === why);
  return [
    ...hidden(of('denied')),
    ...[...of('failed'), ...of('not read')].map(({ because }) => because),
    ...open(of('depends')),
  ];
}

function hidden(denied: readonly Unknown[]): readonly Words[] {
  const groups = Map.groupBy(denied, ({ needs }) => needs.join(' '));
  return [...groups.values()].map((group) => {
    const needs = (group[0]?.needs ?? []).map(code);
    const said = new Set(group.flatMap((one) => one.said?.replace(/\.$/, '') ?? []));
    const answered = said.size === 0 ? '' : ` (${[...said].join('; ')})`;
    return words`Cooper may not look at ${listed([...new Set(group.map(({ what }) => what))])}${answered}. It would need ${listed(needs)}.`;
  });
}

function open(depends: readonly Unknown[]): readonly Words[] {
  if (depends.length === 0) return [];
  return [
    words`Not judged, because it depends on who was refused and from where: ${listed(depends.map(({ what }) => what))}.`,
  ];
}
