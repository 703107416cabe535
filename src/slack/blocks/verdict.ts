import type { RichTextBlock } from '@slack/types';
import type { Verdict } from '../../core/report.ts';
import { bold, emoji, line, prose, richText, said } from './rich.ts';

/** A word for each, so that neither colour nor emoji is the only signal. */
const signs = {
  ok: { icon: 'white_check_mark', word: 'OK' },
  problem: { icon: 'red_circle', word: 'Problem' },
  unknown: { icon: 'grey_question', word: 'Unknown' },
} as const satisfies Record<Verdict['is'], { icon: string; word: string }>;

export const verdictWord = (verdict: Verdict): string => signs[verdict.is].word;

/** The line that somebody reads first, and at 3 a.m. perhaps alone. */
export function verdict(of: Verdict): RichTextBlock {
  return richText(line(emoji(signs[of.is].icon), said(' '), bold(`${signs[of.is].word}: `), ...prose(of.text, 1_500)));
}
