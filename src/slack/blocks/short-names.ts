import { visibleLine } from '../../core/visible.ts';
import { cut } from './cut.ts';

/** The names in at most `most` characters each, in order, no two alike and none empty. */
export function shortNames(names: readonly string[], most: number): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const full = visibleLine(name).trim() || '–';
    let short = cut(full, most);
    for (let nth = 2; taken.has(short); nth += 1) short = `${cut(full, most - String(nth).length - 1)} ${nth}`;
    taken.add(short);
    return short;
  });
}
