import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Refusal } from '../../core/errors.ts';
import { visible, visibleLine } from '../../core/visible.ts';
import { words } from '../../core/words.ts';

export interface AskTyped {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  /** What is decided by it, as plain text. */
  readonly question: string;
  /** What must be typed to say yes: one line. */
  readonly expected: string;
}

/**
 * Whether a person typed exactly that, on one line. Everything else is a no: another word, Ctrl-C, the end of input.
 * Throws `Refusal` where there is no terminal, so that no program can say yes for a person.
 */
export async function askTyped({ input, output, question, expected }: AskTyped): Promise<boolean> {
  demandTerminal({ input, output });
  const asking = createInterface({ input, output, terminal: true, historySize: 0 });
  try {
    const answer = await new Promise<string | null>((told) => {
      asking.once('SIGINT', () => told(null));
      asking.once('close', () => told(null));
      asking.question(`${visible(question)}\nType ${visibleLine(expected)} to go on: `, told);
    });
    if (answer === null) output.write('\n');
    return answer?.trim() === expected;
  } finally {
    asking.close();
  }
}

/** Throws `Refusal` where nobody could type an answer. */
export function demandTerminal({ input, output }: Pick<AskTyped, 'input' | 'output'>): void {
  if (input.isTTY === true && output.isTTY === true) return;
  throw new Refusal(
    words`This needs a person at a terminal: the answer is typed, and can’t be piped or given as an argument.`,
    words`Run the same command in a terminal, without redirecting its input or output.`,
  );
}
