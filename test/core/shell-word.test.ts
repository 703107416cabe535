import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellWord } from '../../src/core/shell-word.ts';

it.each([
  ['bucket videos/intro.mp4', 'bucket videos/intro.mp4'],
  ['', ''],
  ['{"a":1}', `'{"a":1}'`],
  ["it's", String.raw`'it'\''s'`],
])('writes %j as %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});

it('gives a shell one word to read and nothing to run', () => {
  const odd = fc.constantFrom('$(id)', '`id`', "';id;'", '& id', '| id', '\\', '~', '*', '!!', '"', '{a,b}');
  fc.assert(
    fc.property(fc.array(fc.oneof(odd, fc.string({ unit: 'binary' })), { minLength: 1 }), (parts) => {
      const text = `{${parts.join('').replaceAll('\u0000', '')}`;
      const said = execFileSync('sh', ['-c', `printf '%s' ${shellWord(text)}`], { encoding: 'utf8' });
      expect(said).toBe(text.toWellFormed());
    }),
    { numRuns: 60 },
  );
});
