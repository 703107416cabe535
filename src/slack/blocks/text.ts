import type { TextSection } from '../../core/report.ts';
import type { Piece } from './block.ts';
import { line, prose, richText } from './rich.ts';
import { titled } from './titled.ts';

export function text({ title, text: paragraphs }: TextSection): readonly Piece[] {
  const head: readonly Piece[] = title === null ? [] : [{ what: 'heading', count: 1, blocks: [titled(title)] }];
  const body = paragraphs.map((words): Piece => ({
    what: 'paragraph',
    count: 1,
    blocks: [richText(line(...prose(words)))],
  }));
  return [...head, ...body];
}
