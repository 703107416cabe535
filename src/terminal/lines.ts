/** The lines of a stream, without their ends; empty ones are left out. Only `\n` ends a line: JSON may hold U+2028. */
export async function* lines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    yield* pieces.filter(isText);
  }
  yield* [rest + decoder.decode()].filter(isText);
}

const isText = (line: string): boolean => line.trim() !== '';
