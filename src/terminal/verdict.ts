import type { Verdict } from '../core/report.ts';
import { hanging } from './layout.ts';
import { type Look, paint, prose } from './paint.ts';

const verdicts = {
  ok: ['✓', 'OK', 'green'],
  problem: ['✗', 'Problem', 'red'],
  unknown: ['?', 'Unknown', 'yellow'],
  note: ['•', null, 'cyan'],
} as const satisfies Record<Verdict['is'], readonly [string, string | null, string]>;

/** A sign and a word, so that colour is never the only signal; a note that has no word of its own is only prose. */
export function verdictLine(look: Look, { is, word: ownWord, text }: Omit<Verdict, 'check'>): string {
  const [sign, usual, color] = verdicts[is];
  const word = ownWord ?? usual;
  if (word === null) return hanging(look, '', prose(look, text));
  const said = `${paint(look, [color, 'bold'], `${word}:`)} ${prose(look, text)}`;
  return hanging(look, paint(look, [color, 'bold'], `${sign} `), said);
}
