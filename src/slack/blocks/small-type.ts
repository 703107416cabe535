import type { ContextBlock } from '@slack/types';
import { visibleLine } from '../../core/visible.ts';
import { limits } from '../limits.ts';
import { cutCounting } from './cut.ts';
import { counted } from './counted.ts';

/** Lines in small grey type. Plain text: nothing in it is markup, a mention or an emoji. */
export function smallType(lines: readonly string[]): ContextBlock {
  const shown = lines.length <= limits.contextElements ? lines : lines.slice(0, limits.contextElements - 1);
  const rest = lines.length - shown.length;
  const all = rest > 0 ? [...shown, `and ${counted(rest, 'more line')}`] : shown;
  return { type: 'context', elements: all.map((text) => plainText(text)) };
}

export const plainText = (text: string, most: number = limits.smallType) => ({
  type: 'plain_text' as const,
  text: cutCounting(visibleLine(text), most) || '–',
  emoji: false,
});
