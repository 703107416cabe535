import type { Unknown } from '../../core/finding.ts';
import { unknownLines } from '../../core/unknown-lines.ts';
import { limits } from '../limits.ts';
import type { Piece } from './block.ts';
import { counted } from './counted.ts';
import { bold, bullets, line, prose, richText } from './rich.ts';

/** What could not be seen, and the permissions that would show it. */
export function unknowns(all: readonly Unknown[]): readonly Piece[] {
  const lines = unknownLines(all);
  const pieces: Piece[] = [];
  for (let from = 0; from < lines.length; from += limits.listItems) {
    const some = lines.slice(from, from + limits.listItems);
    const head = from === 0 ? [line(bold(`Cooper could not see ${counted(all.length, 'thing')}`))] : [];
    const items = some.map((text) => line(...prose(text, 1_000)));
    pieces.push({
      what: 'line about what could not be seen',
      count: some.length,
      blocks: [richText(...head, bullets(items))],
    });
  }
  return pieces;
}
