import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, csvLine, unguarded } from '../../src/core/csv.ts';

/** A reader as RFC 4180 has it, for any divider: quotes count only where a cell begins. */
function read(text: string, divider = ','): readonly (readonly string[])[] {
  const cell = new RegExp(String.raw`(?:"((?:[^"]|"")*)"?)?([^${divider}\r\n]*)(${divider}|\r\n|\r|\n|$)`, 'gy');
  const rows: string[][] = [[]];
  for (const [all, quoted = '', rest = '', end = ''] of text.matchAll(cell)) {
    if (all === '') break;
    rows.at(-1)?.push(quoted.replaceAll('""', '"') + rest);
    if (end !== divider) rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

const isFormula = (cell: string) =>
  /^[\s"\p{Cc}\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(cell);

const nasty = fc.string({
  unit: fc.constantFrom(...Array.from('=+-@\t\r\n ;,"\'a1|!(\u00a0\ufeff\u200b\u0000＝＋－＠')),
});
const anyText = fc.oneof(nasty, fc.string({ unit: 'binary' }));

describe('a line of comma-separated values', () => {
  it.each<[string, readonly Cell[], string]>([
    ['text is in quotes', ['a', 'b'], '"a","b"\r\n'],
    ['a quote is doubled', ['say "a"'], '"say ""a"""\r\n'],
    ['commas and line ends stay in their cell', ['a,b\nc'], '"a,b\nc"\r\n'],
    ['a number is one, also below zero', [-1, 2.5], '-1,2.5\r\n'],
    ['null is an empty cell', [null, ''], ',""\r\n'],
  ])('%s', (_name, cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '"=1',
    '\'"=1',
    '\ufeff=1',
    '\u200b@a',
    '＝1',
    "'=1",
  ])('a cell that begins like a formula gets a leading quote: %j', (text) => {
    const [cell = ''] = read(csvLine([text]))[0] ?? [];
    expect(cell.startsWith("'")).toBe(true);
    expect(unguarded(cell)).toBe(text);
  });

  it.each(['a=1', 'a-b', '{"a":-1}', "it's", ' a', 'arn:aws:iam::111122223333:user/ana'])(
    '%j stays as it is',
    (text) => {
      expect(csvLine([text])).toBe(`"${text.replaceAll('"', '""')}"\r\n`);
    },
  );

  it('gives back every text', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), (texts) => {
        expect(read(csvLine(texts)).map((row) => row.map(unguarded))).toEqual([texts]);
      }),
    );
  });

  it.each(['\n', '\t', ' ', ';', "'"])('takes time by its length, also where it is nothing but %j', (one) => {
    const started = performance.now();
    csvLine([one.repeat(200_000)]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([',', ';', '\t'])('begins no formula, whatever it holds and even when it is divided at %j', (divider) => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), (texts) => {
        expect(read(csvLine(texts), divider).flat().filter(isFormula)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
