import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTarget } from '../../src/core/parse-target.ts';
import { asTyped } from '../../src/terminal/as-typed.ts';

it.each([
  [[], ''],
  [['help'], 'help'],
  [['diagnose logs a.csv'], 'diagnose logs a.csv'],
  [['diagnose', 'logs', 'a.csv'], 'diagnose logs a.csv'],
  [['diagnose', 'logs', 'a key.txt'], 'diagnose logs "a key.txt"'],
  [['diagnose', 'logs/a key.txt'], 'diagnose "logs/a key.txt"'],
  [['diagnose', 's3://logs/a key.txt'], 'diagnose "s3://logs/a key.txt"'],
])('%j is typed %s', (argv, text) => {
  expect(asTyped(argv)).toBe(text);
});

it('a key comes through the shell as it is, whatever it holds', () => {
  const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  const forms: readonly ((key: string) => readonly string[])[] = [
    (one) => ['logs', one],
    (one) => [`s3://logs/${one}`],
  ];
  fc.assert(
    fc.property(key, fc.constantFrom(...forms), (one, form) => {
      const [, ...rest] = asTyped(['diagnose', ...form(one)]).split(' ');
      expect(parseTarget(rest.join(' '))).toMatchObject({ bucket: 'logs', key: one });
    }),
  );
});
