import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { noRules } from '../../../src/changes/rules/config.ts';
import { readRules } from '../../../src/changes/rules/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'cooper-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads the file, and calls it by its name alone', () => {
  const path = join(folder, 'some.config.yml');
  writeFileSync(path, 'rules: [{ deny: not now }]');
  expect(readRules(path)).toMatchObject({
    source: 'some.config.yml',
    rules: [{ nth: 1, does: { reason: 'not now' } }],
  });
});

it('no file: no rules', () => {
  expect(readRules(join(folder, 'nowhere.yml'))).toEqual(noRules('nowhere.yml'));
});

it('a file that can’t be read is refused: it may hold rules', () => {
  expect(() => readRules(folder)).toThrow(/can't be read \(EISDIR\)/);
});
