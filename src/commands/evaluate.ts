import { answerLine } from '../policy/cases/answer.ts';
import { errorMessage } from './error-message.ts';
import type { LineAnswer, LineCommand } from './line-command.ts';

/** One case of any op. */
export const answerCase = (line: string, now: Date): LineAnswer =>
  answerLine(line, now, { 'error-message': errorMessage });

/** Cases as JSON lines: would AWS allow this, is this policy public, what does this error say. */
export const evaluate: LineCommand = {
  name: 'evaluate',
  whenEmpty: null,
  async *answers(lines, now) {
    for await (const line of lines) yield answerCase(line, now());
  },
};
