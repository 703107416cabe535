import type { Report } from '../../core/report.ts';
import { shellWord } from '../../core/shell-word.ts';
import { visibleLine } from '../../core/visible.ts';

/** How the same question is asked in a terminal, where nothing is left out. */
export function terminalCommand({ question, asked }: Pick<Report, 'question' | 'asked'>): string {
  return `npm run cooper -- ${question} ${shellWord(visibleLine(asked))}`.trimEnd();
}
