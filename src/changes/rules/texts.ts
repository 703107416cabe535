import { nearest } from '../../core/nearest.ts';

const most = 60;

/** What somebody wrote, in a message that says it is wrong: short, and on one line. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'not there';
  if (typeof value !== 'string') return Array.isArray(value) ? 'a list' : 'a mapping';
  if (value === '') return 'nothing';
  return JSON.stringify(value.length > most ? `${value.slice(0, most)}…` : value);
}

/** `: was it `x`?`, or what there is to choose from. */
export function perhaps(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== null) return `was it ${near}?`;
  return known.length === 0 ? 'there is none' : `there is ${orList(known)}`;
}

/** `a`, `b` or `c`. */
function orList(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}
