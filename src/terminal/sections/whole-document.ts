import type { Patch } from '../../core/cause.ts';
import { exactLines } from '../../core/exact-json.ts';
import { putOf, putWords, secretWords } from '../../core/put-policy.ts';
import type { Words } from '../../core/words.ts';
import { type Look, paint } from '../paint.ts';

/**
 * Of a document that Cooper does not change: the command that puts it, and the document as it should be. Both are copied,
 * so their lines are never wrapped. `labelled` makes the line that leads them.
 */
export function wholeDocument(
  look: Look,
  { whole, place }: Patch,
  labelled: (label: string, text: Words) => string,
): readonly string[] {
  if (place?.is === 'bucket') return [];
  const put = place === null ? null : putOf(place);
  const command = put === null ? [] : [labelled('put', putWords(put)), indented(paint(look, 'cyan', put.command))];
  if (whole === null) return [...command, labelled('whole', secretWords)];
  return [
    ...command,
    labelled('whole', ['The document as it should be:']),
    ...exactLines(whole).map((line) => indented(paint(look, 'dim', line))),
  ];
}

const indented = (line: string): string => `          ${line}`;
