import { plain, type Words } from '../../core/words.ts';
import { limits } from '../limits.ts';
import type { Message } from './block.ts';
import { escaped } from './escape.ts';
import { bold, emoji, line, prose, richText, said } from './rich.ts';

/** Why a question was not answered, and what to do next. */
export function refusal({ because, next }: { readonly because: Words; readonly next: Words }): Message {
  const sign = [emoji('no_entry_sign'), said(' '), bold('Not done: ')];
  return {
    text: escaped(`Not done: ${plain(because)} ${plain(next)}`, limits.fallbackText),
    blocks: [richText(line(...sign, ...prose(because))), richText(line(bold('Next: '), ...prose(next)))],
  };
}
