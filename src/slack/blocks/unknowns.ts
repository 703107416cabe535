import type { Unknown } from '../../core/finding.ts';
import { code, listed } from '../../core/words.ts';
import { limits } from '../limits.ts';
import type { Piece } from './block.ts';
import { counted } from './counted.ts';
import { bold, bullets, line, prose, richText, said } from './rich.ts';

/** What could not be seen, and the permission that would show it. */
export function unknowns(all: readonly Unknown[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < all.length; from += limits.listItems) {
    const some = all.slice(from, from + limits.listItems);
    const head = from === 0 ? [line(bold(`Cooper could not see ${counted(all.length, 'thing')}`))] : [];
    pieces.push({ what: 'unknown', count: some.length, blocks: [richText(...head, bullets(some.map(one)))] });
  }
  return pieces;
}

function one({ because, needs }: Unknown) {
  const needed = needs.length === 0 ? [] : [said('. Needs '), ...prose(listed(needs.map(code)), 300)];
  return line(...prose(because, 400), ...needed);
}
