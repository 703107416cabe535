import { describe, expect, it } from 'vitest';
import { auditInTerminal } from '../../../src/commands/audit-log/in-terminal.ts';
import { pageOf, snapshotOf, sourceOver } from '../../../src/commands/audit-log/source.ts';
import type { AuditHead, AuditRow } from '../../../src/core/audit-chain.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { desk, exported, from, verdict, verified, whole } from './desk.ts';
import { logOf, sourceOf } from './log.ts';

describe('audit-log verify', () => {
  it('says that a whole log is whole, and what was read', async () => {
    const report = await verified('verify');
    expect(verdict(report)).toBe('ok Whole: 10 rows, each as it was written and in its place.');
    expect(report.sections).toMatchObject([
      {
        rows: expect.arrayContaining([
          ['Rows', 10],
          ['The head says', 'row 10'],
          ['Hash of the last row', whole.head?.hash],
        ]),
      },
    ]);
  });

  it('says where a log breaks', async () => {
    const rows = whole.rows.map((row) => (row.seq === 4 ? { ...row, changeId: 'another' } : row));
    expect(verdict(await verified('verify', from({ ...whole, rows })))).toMatch(
      /^problem Broken: .*It breaks at row 4\. Row 4 is not what was written/,
    );
  });

  it.each<[string, { rows: readonly AuditRow[]; head: AuditHead | null }]>([
    ['its first row is missing', { ...whole, rows: whole.rows.slice(1) }],
    ['a row in it is missing', { ...whole, rows: whole.rows.filter(({ seq }) => seq !== 5) }],
    ['its end is missing', { ...whole, rows: whole.rows.slice(0, -1) }],
    ['its end is missing and so is the head', { rows: whole.rows.slice(0, -1), head: null }],
    ['a row was added behind its end', { ...logOf(9), rows: whole.rows }],
    ['all rows are missing', { ...whole, rows: [] }],
  ])('says that it is broken when %s', async (_name, log) => {
    expect((await verified('verify', from(log))).verdict).toMatchObject({ is: 'problem', word: 'Broken' });
  });

  it('never passes what can not be vouched for without the key', async () => {
    const report = await verified('verify', desk({}, { key: () => null }));
    expect(verdict(report)).toMatch(/^unknown : 10 rows, .* But: Without the key/);
  });

  it('says that an empty log proves nothing', async () => {
    expect(verdict(await verified('verify', from({ rows: [], head: null })))).toMatch(/^note : The audit log is empty/);
  });

  it('is not misled by rows that are added while it reads', async () => {
    const longer = logOf(12);
    let heads = 0;
    const growing = { ...sourceOf(longer), head: () => Promise.resolve((heads += 1) === 1 ? whole.head : longer.head) };
    expect((await snapshotOf(growing)).rows.length).toBe(10);
    expect((await verified('verify', desk({}, { source: () => Promise.resolve(growing) }))).verdict.is).not.toBe(
      'problem',
    );
  });
});

describe('audit-log export', () => {
  it('ends with the head, and verifies again without the store', async () => {
    const text = await exported('export');
    expect(text.trimEnd().split('\n').length).toBe(11);
    expect(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')).toEqual({ head: whole.head });
    const offline = desk({ 'log.jsonl': text }, { source: () => Promise.reject(new Error('opened')) });
    expect(verdict(await verified('verify log.jsonl', offline))).toBe(
      'ok Whole: 10 rows, each as it was written and in its place.',
    );
  });

  it.each<[string, (lines: string[]) => readonly string[], RegExp]>([
    ['an edited row', (lines) => lines.map((line) => line.replace('"c4"', '"c5"')), /breaks at row 4/],
    ['a line taken out', (lines) => lines.toSpliced(2, 1), /Row 3 should be here/],
    ['two lines swapped', ([one = '', two = '', ...rest]) => [two, one, ...rest], /breaks at row 1/],
    ['no head', (lines) => lines.slice(0, -1), /head is missing/],
    [
      'a field more',
      (lines) => lines.map((line) => line.replace('{"actor"', '{"aktor":1,"actor"')),
      /Line 1 is no row/,
    ],
    [
      'a field twice',
      (lines) => lines.map((line) => line.replace('{"actor"', '{"event":"other","actor"')),
      /Line 1 is no row/,
    ],
    ['a row behind the head', (lines) => [...lines, lines[0] ?? ''], /Line 12 stands behind the head/],
    ['nothing in it', () => [], /nothing in it/],
    ['something else in it', () => ['hello'], /Line 1 is no row/],
  ])('does not verify with %s', async (_name, change, why) => {
    const lines = (await exported('export')).trimEnd().split('\n');
    const at = desk({ 'log.jsonl': change(lines).join('\n') });
    const said = await verified('verify log.jsonl', at).then(verdict, (error: unknown) => String(error));
    expect(said).toMatch(why);
    expect(said).not.toMatch(/^ok/);
  });

  it('begins where it is told, and then says that it can’t be verified alone', async () => {
    const text = await exported('export --from 4');
    expect(text).toContain('"seq":4');
    expect(text).not.toContain('"seq":3');
    await expect(verified('verify part.jsonl', desk({ 'part.jsonl': text }))).rejects.toThrow(/begins at row 4/);
  });

  it('as CSV begins no formula, and ends with the head too', async () => {
    const text = await exported('export --csv --from=9');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toBe('"seq","at","actor","team","channel","event","change","payload","prev_hash","hash","mac"');
    expect(lines[1]).toMatch(
      /^9,"2026-03-01T00:00:09.000Z","aws:arn:aws:iam::111122223333:user\/ana",,,"change.approved","c9",/,
    );
    expect(lines.at(-1)).toBe(`10,,,,,"head",,,,"${whole.head?.hash}","${whole.head?.mac}"`);
  });

  it('of an empty log is its head alone', async () => {
    expect(await exported('export', from({ rows: [], head: null }))).toBe('{"head":null}\n');
  });

  it('leaves out what is added while it is written', async () => {
    const log = { rows: logOf(12).rows, head: whole.head };
    expect((await exported('export', from(log))).trimEnd().split('\n').length).toBe(11);
  });
});

describe('what makes no sense is refused, and says what does', () => {
  it.each([
    ['forget', /knows nothing about forget/],
    ['verify one two', /knows nothing about two/],
    ['verify --checkpoint', /--checkpoint needs something/],
    ['verify --checkpoint=', /--checkpoint needs something/],
    ['export --csv --jsonl', /either JSON lines or CSV/],
    ['export --from zero', /zero is no row number/],
    ['export --from 0', /0 is no row number/],
    ['export to.csv', /knows nothing about to.csv/],
    ['verify missing.jsonl', /missing.jsonl could not be read: ENOENT/],
    ['verify --checkpoint missing.json', /missing.json could not be read: ENOENT/],
  ])('%s', async (typed, why) => {
    const thrown = await auditInTerminal(typed, desk()).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Refusal);
    expect(String(thrown)).toMatch(why);
  });

  it('and paths with spaces are paths', async () => {
    const text = await exported('export');
    expect((await verified('verify "my log.jsonl"', desk({ 'my log.jsonl': text }))).verdict.is).toBe('ok');
  });
});

describe('a log in another process', () => {
  it('is read page by page, as it is', async () => {
    const there = sourceOf(whole);
    const over = sourceOver(async (at) => JSON.parse(JSON.stringify(await pageOf(there, at))) as unknown);
    expect(await snapshotOf(over)).toEqual(whole);
  });

  it('is not believed when it is something else', async () => {
    const over = sourceOver(() => Promise.resolve({ rows: [{ seq: 1 }], head: null }));
    await expect(snapshotOf(over)).rejects.toThrow(/hash/);
  });
});
