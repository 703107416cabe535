import type { Patch } from '../../core/cause.ts';
import { exactLines } from '../../core/exact-json.ts';
import { putOf, putWords, secretWords } from '../../core/put-policy.ts';
import { visibleLine } from '../../core/visible.ts';
import { limits } from '../limits.ts';
import type { Block, Piece, Showing } from './block.ts';
import { cut } from './cut.ts';
import { foldedLine } from './folded-lines.ts';
import { bold, line, prose, richText, said } from './rich.ts';

/** Whether there is a document to show: those that Cooper changes itself are shown by the preview. */
export const isFolded = ({ whole, place }: Patch): boolean => whole !== null && place?.is !== 'bucket';

/** Of a document that Cooper does not change: who may put it, and with which command. */
export function howToPut({ whole, place }: Patch): readonly Block[] {
  if (place?.is === 'bucket') return [];
  const put = place === null ? null : putOf(place);
  const how = put === null ? [] : [line(...prose(putWords(put)), said('\n'), ...prose([{ code: put.command }]))];
  const secret = whole === null ? [line(...prose(secretWords))] : [];
  return how.length + secret.length === 0 ? [] : [richText(...how, ...secret)];
}

/** The document as it should be, whole or not at all: what is cut can't be copied. */
export function wholeDocument(patch: Patch, showing: Showing): readonly Piece[] {
  if (!isFolded(patch)) return [];
  const name = cut(visibleLine(patch.document), limits.cell);
  if (showing === 'brief') return [foldedLine(`The whole document as it should be: ${name}`)];
  const text = exactLines(patch.whole).join('\n');
  const blocks = [
    richText(line(bold('The document as it should be: '), said(name))),
    richText({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }),
  ];
  return [{ what: 'document', count: 1, blocks }];
}
