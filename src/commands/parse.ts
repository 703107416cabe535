import { readError } from './error-message.ts';
import { answerCase } from './evaluate.ts';
import type { LineAnswer, LineCommand } from './line-command.ts';

/** One pasted error, however many lines it has; or cases as JSON lines (objects with `op`), as for `evaluate`. */
export const parse: LineCommand = {
  name: 'parse',
  whenEmpty: 'Nothing came on standard input. Pipe a pasted error, or cases as JSON lines, into it.',
  async *answers(lines, now) {
    const pasted: string[] = [];
    let areCases = false;
    for await (const line of lines) {
      if (areCases) {
        yield answerCase(line, now());
        continue;
      }
      pasted.push(line);
      areCases = isCase(line);
      // What stood before the first case is no text, but cases that can't be read.
      if (areCases) for (const one of pasted) yield answerCase(one, now());
    }
    if (!areCases && pasted.length > 0) yield textAnswer(pasted.join('\n'));
  },
};

const textAnswer = (message: string): LineAnswer => ({
  text: JSON.stringify({ id: null, ...readError({ message }) }),
  answered: true,
});

function isCase(line: string): boolean {
  if (!line.includes('"op"')) return false;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'op' in value && typeof value.op === 'string';
  } catch {
    return false;
  }
}
