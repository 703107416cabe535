import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Look } from './paint.ts';

/** The least that text is given beside its lead; with less room it goes below. */
const leastRoom = 20;

/** Wrapped to the terminal; every line but the first is indented like the first line's text. */
export function hanging(look: Look, lead: string, text: string): string {
  const indent = stringWidth(lead);
  if (indent > 4 && look.width - indent < leastRoom)
    return `${wrapAnsi(lead.trimEnd(), look.width, { hard: true, trim: false })}\n${hanging(look, '    ', text)}`;
  const lines = text.split('\n').flatMap((line) => wrapped(line, Math.max(1, look.width - indent)));
  return lines.map((line, nth) => `${nth === 0 ? lead : ' '.repeat(indent)}${line}`.trimEnd()).join('\n');
}

/** One line as so many as it needs; its own indentation stays, and no other line begins with a space. */
function wrapped(line: string, width: number): readonly string[] {
  const [lead = ''] = /^ */.exec(line) ?? [];
  const room = Math.max(1, width - lead.length);
  return wrapAnsi(line.slice(lead.length), room, { hard: true })
    .split('\n')
    .map((part) => lead + part);
}

/** Padded to a width in columns, which is not the number of characters. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}
