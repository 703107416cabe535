import type { DiffSection } from './report.ts';

type Line = DiffSection['lines'][number];

/** The fewest lines to take out and put in, in the order of the texts (a longest common subsequence of lines). */
export function diffOf(before: readonly string[], after: readonly string[]): readonly Line[] {
  const head = sharedBy(before, after);
  const tail = sharedBy(before.slice(head).toReversed(), after.slice(head).toReversed());
  const same = (text: string): Line => ({ sign: ' ', text });
  return [
    ...before.slice(0, head).map(same),
    ...between(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ];
}

function sharedBy(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((text, nth) => text !== other[nth]);
  return differs === -1 ? Math.min(one.length, other.length) : differs;
}

function between(before: readonly string[], after: readonly string[]): readonly Line[] {
  const common = lengths(before, after);
  const lines: Line[] = [];
  let old = 0;
  let fresh = 0;
  while (old < before.length || fresh < after.length) {
    const gone = before[old];
    const come = after[fresh];
    if (gone !== undefined && gone === come) {
      lines.push({ sign: ' ', text: gone });
      old++;
      fresh++;
    } else if (gone !== undefined && lengthAt(common, old + 1, fresh) >= lengthAt(common, old, fresh + 1)) {
      lines.push({ sign: '-', text: gone });
      old++;
    } else {
      lines.push({ sign: '+', text: come ?? '' });
      fresh++;
    }
  }
  return lines;
}

const lengthAt = (common: readonly (readonly number[])[], old: number, fresh: number): number =>
  common[old]?.[fresh] ?? -1;

/** At each pair of places, how many lines both texts still share from there on. */
function lengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let old = before.length - 1; old >= 0; old--)
    for (let fresh = after.length - 1; fresh >= 0; fresh--) {
      const row = table[old] ?? [];
      const below = table[old + 1] ?? [];
      row[fresh] =
        before[old] === after[fresh] ? (below[fresh + 1] ?? 0) + 1 : Math.max(below[fresh] ?? 0, row[fresh + 1] ?? 0);
    }
  return table;
}
