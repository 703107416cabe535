import { distance } from 'fastest-levenshtein';

const most = 20;

/** The key that was probably meant: without a leading slash, without percent-encoding, in composed Unicode. */
export function meant(key: string): string {
  return decoded(key).replace(/^\/+/, '').normalize('NFC');
}

/** `a/b/` of `a/b/c`; empty at the top. */
export const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/') + 1);

/** `a/` of `a/b/`. */
export const parentOf = (folder: string): string => folderOf(folder.slice(0, -1));

/** Those of the keys that look most like the one that was asked for, the nearest first. */
export function nearestKeys(key: string, candidates: readonly string[]): readonly string[] {
  const wanted = shape(key);
  const allowed = Math.max(3, Math.floor(wanted.length * 0.4));
  return [...new Set(candidates)]
    .filter((candidate) => candidate !== key)
    .map((candidate) => ({ candidate, far: distance(wanted, shape(candidate)) }))
    .filter(({ far }) => far <= allowed)
    .toSorted((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** What two keys that people take for the same have in common. */
const shape = (key: string): string => meant(key).toLowerCase().trim().replace(/\/$/, '');

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
