import type { Unknown } from '../../core/finding.ts';
import { unknownLines } from '../../core/unknown-lines.ts';
import { plain } from '../../core/words.ts';
import { limits } from '../limits.ts';
import type { Piece } from './block.ts';
import { counted } from './counted.ts';
import { smallType } from './small-type.ts';
import { bold, bullets, line, prose, richText } from './rich.ts';

/** What could not be seen, and the permissions that would show it. */
export function unknowns(all: readonly Unknown[]): readonly Piece[] {
  const hidden = all.filter(({ why }) => why !== 'depends');
  const lines = unknownLines(hidden);
  const pieces: Piece[] = [];
  for (let from = 0; from < lines.length; from += limits.listItems) {
    const some = lines.slice(from, from + limits.listItems);
    const head = from === 0 ? [line(bold(`Cooper could not see ${counted(hidden.length, 'thing')}`))] : [];
    const items = some.map((text) => line(...prose(text, 1_000)));
    pieces.push({
      what: 'line about what could not be seen',
      count: some.length,
      blocks: [richText(...head, bullets(items))],
    });
  }
  return [...pieces, ...open(all.filter(({ why }) => why === 'depends'))];
}

/** What no permission would show belongs to every answer, and stands in small type. */
const open = (depends: readonly Unknown[]): readonly Piece[] =>
  unknownLines(depends).map((text) => ({ what: 'line', count: 1, blocks: [smallType([plain(text)])] }));
