import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { lines } from '../../src/terminal/lines.ts';

it('lines are whole whatever the pieces they come in, and only line feeds end them', async () => {
  const bytes = Buffer.from('{"a":"é\u2028"}\r\n\n{"b":1}');
  const pieces = Readable.from(Array.from(bytes, (byte) => Buffer.from([byte])));
  const read: string[] = [];
  for await (const line of lines(pieces)) read.push(line);
  expect(read).toEqual(['{"a":"é\u2028"}\r', '{"b":1}']);
});
