import { byBytes } from './page.ts';

/** One line of a listing: a key, or the common beginning of several. */
export type Entry<T> =
  | { readonly is: 'item'; readonly key: string; readonly item: T }
  | { readonly is: 'prefix'; readonly key: string };

interface Wanted {
  readonly prefix: string;
  readonly delimiter: string;
  /** Only what comes after it, in byte order. */
  readonly after: string;
  readonly size: number;
}

export interface Listing<T> {
  readonly entries: readonly Entry<T>[];
  readonly truncated: boolean;
}

/** Keys in byte order; those that share a beginning up to the delimiter are rolled up into one entry. */
export function listing<T>(items: Iterable<readonly [key: string, item: T]>, wanted: Wanted): Listing<T> {
  const { prefix, delimiter, after, size } = wanted;
  const found = [...items].filter(([key]) => key.startsWith(prefix) && isAfter(key, after, delimiter));
  found.sort(([a], [b]) => byBytes(a, b));
  const entries: Entry<T>[] = [];
  for (const [key, item] of found) {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const entry: Entry<T> =
      end < 0 ? { is: 'item', key, item } : { is: 'prefix', key: key.slice(0, end + delimiter.length) };
    const last = entries.at(-1);
    if (entry.is === 'prefix' && last?.is === 'prefix' && last.key === entry.key) continue;
    if (entries.length === size) return { entries, truncated: size > 0 };
    entries.push(entry);
  }
  return { entries, truncated: false };
}

/** A marker that is a rolled-up beginning stands for everything under it. */
function isAfter(key: string, after: string, delimiter: string): boolean {
  if (after === '' || byBytes(key, after) > 0) {
    return !(delimiter !== '' && after.endsWith(delimiter) && after !== '' && key.startsWith(after));
  }
  return false;
}

export const itemsOf = <T>(entries: readonly Entry<T>[]): readonly T[] =>
  entries.flatMap((entry) => (entry.is === 'item' ? [entry.item] : []));

export const prefixesOf = (entries: readonly Entry<unknown>[]): readonly string[] =>
  entries.flatMap((entry) => (entry.is === 'prefix' ? [entry.key] : []));
