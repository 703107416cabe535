import type { LineCommand } from '../../src/commands/line-command.ts';

/** What a line command answers to a text on standard input. */
export async function answersTo(
  { answers }: LineCommand,
  text: string,
): Promise<{ readonly answers: readonly unknown[]; readonly complete: boolean }> {
  const found: unknown[] = [];
  let complete = true;
  for await (const { text: line, answered } of answers(linesOf(text), () => new Date('2026-11-22T12:00:00Z'))) {
    found.push(JSON.parse(line));
    complete &&= answered;
  }
  return { answers: found, complete };
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* await Promise.resolve(text.split('\n').filter((line) => line.trim() !== ''));
}
