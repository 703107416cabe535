import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createNext, forgetBelow, newest, release } from '../../src/store/lock-files.ts';

const root = mkdtempSync(join(tmpdir(), 'cooper-lock-files-'));
afterAll(() => rmSync(root, { recursive: true }));
const newFolder = (): string => mkdtempSync(join(root, 'folder-'));
const holder = (token: string) => ({ host: 'h', pid: 1, since: '2026-11-29T10:00:00.000Z', owner: 'o', token });

it('gives a number to the first who takes it', () => {
  const folder = newFolder();
  expect(newest(folder)).toBeNull();
  expect(createNext(folder, 0, holder('a'))).toBe(join(folder, 'lock.1'));
  expect(createNext(folder, 0, holder('b'))).toBeNull();
  expect(newest(folder)).toMatchObject({ number: 1, host: 'h', released: false });
});

it('refuses a number that others have long gone past, whatever was cleaned away meanwhile', () => {
  const folder = newFolder();
  // Late has seen lock 1 stale. Meanwhile 2 was taken, handed back, and 3 was taken.
  createNext(folder, 0, holder('dead'));
  release(createNext(folder, 1, holder('a')) ?? '', holder('a'));
  createNext(folder, 2, holder('b'));
  forgetBelow(folder, 3);
  expect(createNext(folder, 1, holder('late'))).toBeNull();
  expect(readdirSync(folder)).toEqual(['lock.3']);
  expect(newest(folder)).toMatchObject({ number: 3, released: false });
});

it('knows which was handed back', () => {
  const folder = newFolder();
  release(createNext(folder, 0, holder('a')) ?? '', holder('a'));
  expect(newest(folder)).toMatchObject({ number: 1, released: true });
  expect(readdirSync(folder)).toEqual(['lock.1']);
});

it('does not mind other files, nor one that is not JSON', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'lock.x'), '');
  writeFileSync(join(folder, 'lock.10'), 'nonsense');
  writeFileSync(join(folder, 'lock.9'), '');
  expect(newest(folder)).toMatchObject({ number: 10, released: false, host: 'unknown host' });
});
