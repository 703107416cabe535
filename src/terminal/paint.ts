import { styleText } from 'node:util';
import { visible, visibleLine } from '../core/visible.ts';
import type { Words } from '../core/words.ts';

/** How a report looks in this terminal. */
export interface Look {
  readonly color: boolean;
  /** Columns; text is wrapped to them. */
  readonly width: number;
}

type Style = Parameters<typeof styleText>[0];

/** Styled text; plain when the terminal has no colours. Never the only signal. */
export function paint({ color }: Look, style: Style, text: string): string {
  return color && text !== '' ? styleText(style, text, { validateStream: false }) : text;
}

/** Prose for a terminal: names and values in cyan, or between backticks where there are no colours; each on one line. */
export function prose(look: Look, text: Words): string {
  return text
    .map((word) => {
      if (typeof word === 'string') return visible(word);
      if ('strong' in word) return paint(look, 'bold', visibleLine(word.strong));
      return look.color ? paint(look, 'cyan', visibleLine(word.code)) : `\`${visibleLine(word.code)}\``;
    })
    .join('');
}
