import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import { visible, visibleLine } from '../../core/visible.ts';
import type { Word, Words } from '../../core/words.ts';
import { limits } from '../limits.ts';
import { cutCounting } from './cut.ts';

/** Rich text is never parsed as markup: the only place where text from AWS or from people goes as prose. */
export const richText = (...elements: RichTextBlockElement[]): RichTextBlock => ({ type: 'rich_text', elements });

export const line = (...elements: readonly RichTextElement[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: [...elements],
});

export const bullets = (items: readonly RichTextSection[]): RichTextBlockElement => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: [...items],
});

/** Words of our own, or made visible and cut already. Slack refuses an empty text. */
export const said = (text: string): RichTextElement => ({ type: 'text', text: text || '–' });
export const bold = (text: string): RichTextElement => ({ type: 'text', text: text || '–', style: { bold: true } });
export const emoji = (name: string): RichTextElement => ({ type: 'emoji', name });

/** Prose as rich text. What is longer than a paragraph is cut, and says by how much. */
export function prose(text: Words, most: number = limits.paragraph): RichTextElement[] {
  let room = most;
  const elements: RichTextElement[] = [];
  for (const word of text) {
    const element = elementOf(word, Math.min(room, limits.code));
    if (element === null) continue;
    if (room <= 60) return [...elements, said('… (the rest of this paragraph is left out)')];
    elements.push(element);
    room -= element.text.length;
  }
  return elements.length > 0 ? elements : [said('–')];
}

type TextElement = RichTextElement & { type: 'text' };

/** Null for an empty word: Slack refuses a text element without text. */
function elementOf(word: Word, most: number): TextElement | null {
  if (typeof word === 'string') return textElement(visible(word), most);
  if ('strong' in word) return styled(visibleLine(word.strong), most, { bold: true });
  return styled(visibleLine(word.code), most, { code: true });
}

function textElement(text: string, most: number): TextElement | null {
  return text === '' ? null : { type: 'text', text: cutCounting(text, Math.max(most, 60)) };
}

function styled(text: string, most: number, style: { bold: true } | { code: true }): TextElement | null {
  const element = textElement(text, most);
  return element === null ? null : { ...element, style };
}
