import { visibleLine } from '../../core/visible.ts';
import type { Report } from '../../core/report.ts';

/**
 * How the same question is asked in a terminal, where nothing is left out. People paste it into a shell, and keys
 * come from anybody: what a shell could take for more than a word goes between single quotes.
 */
export function terminalCommand({ question, asked }: Pick<Report, 'question' | 'asked'>): string {
  const words = visibleLine(asked);
  const plain = /^[\w\s./:@=,+-]*$/.test(words);
  const quoted = plain ? words : `'${words.replaceAll("'", String.raw`'\''`)}'`;
  return `npm run cooper -- ${question} ${quoted}`.trimEnd();
}
