import type { DiffSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { limits } from '../limits.ts';
import type { Block, Piece } from './block.ts';
import { counted } from './counted.ts';
import { cutCounting } from './cut.ts';
import { richText } from './rich.ts';
import { smallType } from './small-type.ts';
import { titled } from './titled.ts';

export const diff = ({ title, lines }: DiffSection): readonly Piece[] => [
  { what: 'comparison', count: 1, blocks: [titled(title), ...compared(lines)] },
];

/** Before and after, line by line. Lines that don't fit are counted. */
export function compared(lines: DiffSection['lines']): readonly Block[] {
  const shown: string[] = [];
  let room: number = limits.diff;
  for (const { sign, text } of lines) {
    const shownLine = `${sign} ${cutCounting(visibleLine(text), 500)}`;
    if (shownLine.length + 1 > room) break;
    shown.push(shownLine);
    room -= shownLine.length + 1;
  }
  const rest = lines.length - shown.length;
  const body = richText({
    type: 'rich_text_preformatted',
    elements: [{ type: 'text', text: shown.join('\n') || 'No change' }],
  });
  const missing = rest > 0 ? [smallType([`${counted(rest, 'more line')} of this comparison left out`])] : [];
  return [body, ...missing];
}
