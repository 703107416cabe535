import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { terminalCommand } from '../../../src/slack/blocks/terminal-command.ts';

it.each([
  ['bucket videos/intro.mp4', 'npm run cooper -- diagnose bucket videos/intro.mp4'],
  ['', 'npm run cooper -- diagnose'],
  ['bucket "a key"', `npm run cooper -- diagnose 'bucket "a key"'`],
  ["bucket it's", String.raw`npm run cooper -- diagnose 'bucket it'\''s'`],
])('writes %j so that a shell takes it for words', (asked, command) => {
  expect(terminalCommand({ question: 'diagnose', asked })).toBe(command);
});

it('gives a shell nothing to run, whatever a key is called', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom('$(id)', '`id`', "';id;'", '& id', '| id', '\\', '~', '*', '!!'));
  fc.assert(
    fc.property(key, (asked) => {
      const [, words = ''] = terminalCommand({ question: 'q', asked: `b ${asked}` }).split(/(?<=-- q) /s);
      const said = execFileSync('sh', ['-c', `printf '%s ' ${words}`], { encoding: 'utf8' });
      expect(said.replaceAll(/\s+/g, ' ').trim()).toBe(`b ${asked}`.replaceAll(/\s+/g, ' ').trim());
    }),
    { numRuns: 60 },
  );
});
