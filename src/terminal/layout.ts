import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Look } from './paint.ts';

/** Wrapped to the terminal; every line but the first is indented like the first line's text. */
export function hanging({ width }: Look, lead: string, text: string): string {
  const indent = stringWidth(lead);
  const lines = wrapAnsi(text, Math.max(20, width - indent), { hard: true, trim: false }).split('\n');
  return lines.map((line, nth) => `${nth === 0 ? lead : ' '.repeat(indent)}${line}`.trimEnd()).join('\n');
}

/** Padded to a width in columns, which is not the number of characters. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}
