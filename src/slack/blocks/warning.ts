import type { RichTextBlock } from '@slack/types';
import type { Words } from '../../core/words.ts';
import { bold, emoji, line, prose, richText, said } from './rich.ts';

/** What the person must know before anything else. */
export const warning = (what: Words): RichTextBlock =>
  richText(line(emoji('warning'), said(' '), bold('Warning: '), ...prose(what, 1_000)));
