import { closeSync, fstatSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Locks are numbered files, and the newest one counts. To take over is to create the next number, which the file system
 * gives to one process only; the newest is never deleted, so a process that is late with an older number sees that it
 * is. (Deleting a stale lock and creating it anew would let two late processes delete each other's.)
 */
export interface Holder {
  readonly host: string;
  readonly pid: number;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly owner: string;
  /** Of this one take. */
  readonly token: string;
}

export interface Held extends Pick<Holder, 'host' | 'pid' | 'since'> {
  readonly number: number;
  /** Its last heartbeat: the file's time of change, in milliseconds. */
  readonly beat: number;
  /** Handed back in good order. */
  readonly released: boolean;
}

/** Milliseconds between two heartbeats. */
export const beatMs = 2_000;

const name = (folder: string, number: number): string => join(folder, `lock.${number}`);

/** The numbers of all locks in the folder. */
function numbers(folder: string): readonly number[] {
  return readdirSync(folder).flatMap((file) => {
    const [, number] = /^lock\.(\d+)$/.exec(file) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

export const newestNumber = (folder: string): number => Math.max(0, ...numbers(folder));

export const pathOf = name;

/** The lock that counts; null when there is none. */
export function newest(folder: string): Held | null {
  for (;;) {
    const number = newestNumber(folder);
    if (number === 0) return null;
    const held = read(name(folder, number), number);
    if (held !== null) return held;
    // It was cleaned away, so there is a newer one.
  }
}

function read(path: string, number: number): Held | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
  try {
    const beat = fstatSync(file).mtimeMs;
    return { ...parsed(readFileSync(file, 'utf8')), number, beat };
  } finally {
    closeSync(file);
  }
}

/** A lock that was created a moment ago may not be written yet. */
function parsed(text: string): Omit<Held, 'number' | 'beat'> {
  const unknown = { host: 'unknown host', pid: 0, since: 'just now', released: false };
  try {
    return { ...unknown, ...(JSON.parse(text) as Partial<typeof unknown>) };
  } catch {
    return unknown;
  }
}

/** Takes the number after `last`. Its path; null when another process was first. */
export function createNext(folder: string, last: number, holder: Holder): string | null {
  const path = name(folder, last + 1);
  try {
    writeFileSync(path, JSON.stringify({ ...holder, released: false }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (isCode(error, 'EEXIST')) return null;
    throw error;
  }
  if (newestNumber(folder) === last + 1) return path;
  // We were late: others have come and gone since we looked.
  rmSync(path, { force: true });
  return null;
}

/** Only whoever holds the newest may do this. */
export function forgetBelow(folder: string, number: number): void {
  for (const old of numbers(folder)) if (old < number) rmSync(name(folder, old), { force: true });
}

/** It stays as the newest, so that numbers go on; replaced as a whole, so that nobody reads half of it. */
export function release(path: string, holder: Holder): void {
  writeFileSync(`${path}.new`, JSON.stringify({ ...holder, released: true }), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
