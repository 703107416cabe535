import { expect, it } from 'vitest';
import { readAll } from '../../src/terminal/standard-input.ts';

async function* pieces(...parts: readonly Uint8Array[]) {
  yield* parts;
}

it('a character that is cut in two arrives whole', async () => {
  const bytes = Buffer.from('é!');
  expect(await readAll(pieces(bytes.subarray(0, 1), bytes.subarray(1)))).toBe('é!');
});
