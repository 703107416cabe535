import { createHash } from 'node:crypto';

/** JSON with its keys in order and without what is undefined, so that equal values are equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isObject(part) ? sorted(part) : part)) ?? 'null';
}

/** SHA-256 of the canonical JSON, in hex. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

export const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const isObject = (part: unknown): part is object => typeof part === 'object' && part !== null && !Array.isArray(part);

const sorted = (part: object) => Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
