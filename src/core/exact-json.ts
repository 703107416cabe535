import { visible } from './visible.ts';

/** JSON for people to read and copy, in lines: a character that nobody would see is written as JSON's own escape. */
export const exactLines = (value: unknown): readonly string[] =>
  JSON.stringify(value, null, 2)
    .replaceAll(/[^\n\u0020-\u007e]/gu, (one) => (visible(one) === one ? one : escaped(one)))
    .split('\n');

/**
 * JSON as one word that comes through a shell, Slack and a terminal as it is: without spaces, quotes other than JSON's own,
 * Slack's markup, or anything but ASCII.
 */
export const exactWord = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[^\u0021-\u007e]|[&'<>`]/gu, escaped);

/** `\u` and four digits for each of its halves. */
const escaped = (one: string): string =>
  Array.from({ length: one.length }, (_none, nth) => one.charCodeAt(nth))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
