import type { DiffSection } from '../../core/report.ts';
import { plain, type Words } from '../../core/words.ts';
import { limits } from '../limits.ts';
import type { Block, Message } from './block.ts';
import { diff } from './diff.ts';
import { escaped } from './escape.ts';
import { fit } from './fit.ts';
import { bold, emoji, line, prose, richText, said } from './rich.ts';
import { smallType } from './small-type.ts';

interface Refused {
  readonly because: Words;
  readonly next: Words;
  readonly diffs?: readonly DiffSection[];
}

/** Why a question was not answered, what to do next, and what that rests on. */
export function refusal({ because, next, diffs = [] }: Refused): Message {
  const sign = [emoji('no_entry_sign'), said(' '), bold('Not done: ')];
  const words = [richText(line(...sign, ...prose(because))), richText(line(bold('Next: '), ...prose(next)))];
  return {
    text: escaped(`Not done: ${plain(because)} ${plain(next)}`, limits.fallbackText),
    blocks: fit([{ what: 'line', count: 1, blocks: words }, ...diffs.flatMap(diff)], [], leftOut),
  };
}

const leftOut = (left: string): Block => smallType([`Left out to fit: ${left}`]);
