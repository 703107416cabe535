import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Paths of sockets fit into 108 bytes on Linux and 104 on macOS, with their end (`unix(7)`, `unix(4)`). Some are kept for
 * the name under which a socket is made before it is moved to its place.
 */
const longestPath = 100;

const socketName = 'cooper.sock';
/** Names the socket where it can't stand in the data folder itself. */
const signpost = 'cooper.sock.path';

/** The data folder, made if it is not there, and closed to everybody else where it is ours to close. */
export function prepare(data: string): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (isMine(data)) chmodSync(data, 0o700);
}

/** Where a socket stands best; null where the path is too long or others could get at the folder. */
export function ownPath(data: string): string | null {
  const path = join(resolve(data), socketName);
  return Buffer.byteLength(path) <= longestPath && isPrivate(dirname(path)) ? path : null;
}

const borrowed = 'cooper-';

/** A place for the socket in a new folder for temporary files that only we can open; the data folder says where. */
export function borrowedPath(data: string): string {
  const path = join(mkdtempSync(join(tmpdir(), borrowed)), socketName);
  writeFileSync(join(data, signpost), `${path}\n`, { mode: 0o600 });
  return path;
}

/** Takes away a place that `borrowedPath` gave, ours or a dead process's; a place in the data folder stays. */
export function giveBack(data: string, path: string): void {
  if (signpostIn(data) === path) rmSync(join(data, signpost), { force: true });
  if (!basename(dirname(path)).startsWith(borrowed) || dirname(path) === resolve(data)) return;
  rmSync(path, { force: true });
  try {
    rmdirSync(dirname(path));
  } catch {
    // Gone already, or it holds what is not ours.
  }
}

/** The sockets on which a Cooper of this folder could answer, in the order in which to try them. */
export function placesOf(data: string): readonly string[] {
  const elsewhere = signpostIn(data);
  const path = join(resolve(data), socketName);
  const own = Buffer.byteLength(path) <= longestPath ? [path] : [];
  return [...own, ...(elsewhere === null ? [] : [elsewhere])].filter((place) => isPrivate(dirname(place)));
}

function signpostIn(data: string): string | null {
  try {
    const path = readFileSync(join(data, signpost), 'utf8').trim();
    return basename(path) === socketName ? path : null;
  } catch {
    return null;
  }
}

/** Ours, and nobody else may look into it: what stands in it was put there by us. */
const isPrivate = (folder: string): boolean => isMine(folder) && (statSync(folder).mode & 0o077) === 0;

function isMine(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat !== undefined && stat.isDirectory() && stat.uid === process.getuid?.();
}
