import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuestion } from '../../src/core/parse-question.ts';
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
  [
    ['diagnose', 'logs', '--as', 'public', '--because', 'a "b"', '--for=cp'],
    'diagnose --as public --for cp logs because "a "b""',
  ],
  [['diagnose', 'logs', 'a.csv', 'as', 'public'], 'diagnose logs a.csv as public'],
  [['diagnose', 'logs', '--as'], 'diagnose logs --as'],
  [
    ['fix', 'apply-policy-patch', 'logs', 'with', '{"statement": null}'],
    'fix apply-policy-patch logs with "{"statement": null}"',
  ],
])('%j is typed %s', (argv, text) => {
  expect(asTyped(argv)).toBe(text);
});

const read = (argv: readonly string[]) => parseQuestion(asTyped(argv).replace(/^diagnose /, ''));
const any = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const tricky = fc
  .array(fc.constantFrom(' ', '"', "'", 'as', 'because', 'public', '--as', 'x'), { minLength: 1, maxLength: 9 })
  .map((all) => all.join(''))
  .filter((text) => !/^(?:--\S+|because)$/.test(text));

describe('through the shell', () => {
  it('a key comes as it is, whatever it holds', () => {
    const forms: readonly ((key: string) => readonly string[])[] = [
      (one) => ['logs', one],
      (one) => [`s3://logs/${one}`],
    ];
    fc.assert(
      fc.property(fc.oneof(any, tricky), fc.constantFrom(...forms), (one, form) => {
        const typed = asTyped(['diagnose', ...form(one)]).replace(/^diagnose /, '');
        expect(parseTarget(typed)).toMatchObject({ bucket: 'logs', key: one });
      }),
    );
  });

  it('so do a key and an error together, whatever they hold', () => {
    fc.assert(
      fc.property(tricky, fc.oneof(any, tricky), fc.boolean(), (key, error, before) => {
        fc.pre(error.trim() !== '');
        const flag = ['--because', error, '--as', 'public'];
        const argv = before ? ['diagnose', ...flag, 'logs', key] : ['diagnose', 'logs', key, ...flag];
        expect(read(argv)).toMatchObject({
          target: { bucket: 'logs', key },
          principal: { type: 'anonymous' },
          error: error.trim(),
        });
      }),
    );
  });

  it.each(['--as', '--for', '--because'])('%s with nothing in it is refused', (flag) => {
    expect(() => read(['diagnose', 'logs', flag, ''])).toThrow(/Nothing stands after/);
    expect(() => read(['diagnose', 'logs', flag])).toThrow(/Nothing stands after/);
  });
});
