import type { TimelineSection } from '../../core/report.ts';
import { shortPrincipal } from '../../core/principal.ts';
import { visibleLine } from '../../core/visible.ts';
import { limits } from '../limits.ts';
import type { Piece } from './block.ts';
import { cut } from './cut.ts';
import { momentIn } from './moment.ts';
import { bold, bullets, line, prose, richText, said } from './rich.ts';
import { titled } from './titled.ts';

/** What happened when, newest first, each time in the reader's own zone. */
export function timeline({ title, events }: TimelineSection): readonly Piece[] {
  const pieces: Piece[] = [{ what: 'heading', count: 1, blocks: [titled(title)] }];
  for (let from = 0; from < events.length; from += limits.listItems) {
    const some = events.slice(from, from + limits.listItems);
    pieces.push({ what: 'event', count: some.length, blocks: [richText(bullets(some.map(one)))] });
  }
  return pieces;
}

function one({ at, who, text }: TimelineSection['events'][number]) {
  const person = who === null ? [] : [bold(cut(visibleLine(shortPrincipal(who)), 200)), said(': ')];
  return line(momentIn(at), said(' – '), ...person, ...prose(text, 400));
}
