import type { RichTextBlock } from '@slack/types';
import type { Verdict } from '../../core/report.ts';
import { bold, emoji, line, prose, richText, said } from './rich.ts';

/** A word for each, so that neither colour nor emoji is the only signal. */
const signs = {
  ok: { icon: 'white_check_mark', word: 'OK: ' },
  problem: { icon: 'red_circle', word: 'Problem: ' },
  unknown: { icon: 'grey_question', word: 'Unknown: ' },
  note: { icon: 'information_source', word: '' },
} as const satisfies Record<Verdict['is'], { icon: string; word: string }>;

const bolded = (word: string) => (word === '' ? [] : [bold(word)]);

/** With a colon and a space behind it; empty where nothing was judged. */
export const verdictWord = ({ is, word }: Verdict): string => (word === undefined ? signs[is].word : `${word}: `);

/** The line that somebody reads first, and at 3 a.m. perhaps alone. */
export function verdict(of: Verdict): RichTextBlock {
  return richText(line(emoji(signs[of.is].icon), said(' '), ...bolded(verdictWord(of)), ...prose(of.text, 1_500)));
}
