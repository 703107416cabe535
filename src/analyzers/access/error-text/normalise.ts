import { unmangle } from '../../../core/unmangle.ts';
import { unwrapped } from './wrapped.ts';

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: ' ' };
/** Invisible characters that copying from a page or a chat leaves behind. */
const invisible = /[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{feff}\u{ad}]/gu;
// oxlint-disable-next-line no-control-regex -- terminals colour what they print
const colours = /(?:\u001b|\\u001b|\\x1b|\\033)\[[\d;]{0,20}m/gi;
/** What is left of them where copying lost the escape character; the last one always ends them all. */
const brokenColours = /\[\d{1,2}(?:;\d{1,3}){0,4}m/g;
/** Frames and quotes before a line: Terraform's box, mail and Slack quotes. */
const frame = /^\s*(?:[│┃║╷╵|>]\s*)*/u;

/** Text as its tool wrote it: without chat markup, entities, JSON escapes, colours, frames and line breaks. */
export function normalise(text: string): string {
  const plain = unmangle(unquoted(withoutColours(text).replaceAll(invisible, '')));
  return oneLine(unescaped(withoutEntities(plain)));
}

function withoutColours(text: string): string {
  const plain = text.replaceAll(colours, '');
  return plain.includes('[0m') ? plain.replaceAll(brokenColours, '') : plain;
}

/** Out of a URL or a form: a text without any space but with encoded ones. A key in a text keeps its own `%20`. */
function unquoted(text: string): string {
  if (/\s/.test(text.trim()) || !/%20|\+.*%3A|%3A.*\+/i.test(text.slice(0, 2000))) return text;
  try {
    return decodeURIComponent(text.includes('%20') ? text : text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** XML's own entities, twice at most: a page shows `&amp;quot;` where the body had `&quot;`. */
const withoutEntities = (text: string): string => decodeOnce(decodeOnce(text));

const decodeOnce = (text: string): string =>
  text.replaceAll(/&(?:(quot|apos|lt|gt|amp|nbsp)|#(\d{1,6})|#x([\da-f]{1,5}));/gi, (whole, name, decimal, hex) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
    return characterOf(Number.parseInt(String(decimal ?? hex), decimal === undefined ? 16 : 10)) ?? whole;
  });

const characterOf = (point: number): string | null => (point <= 0x10ffff ? String.fromCodePoint(point) : null);

/** What a JSON string, a Python or a JavaScript inspection writes for quotes and breaks. */
const unescaped = (text: string): string =>
  text
    .replaceAll(/\\{1,8}u([\da-f]{4})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\{1,8}(["'/])/g, '$1')
    .replaceAll(/\\{1,8}[rn]/g, '\n')
    .replaceAll(/\\{1,8}t/g, ' ');

function oneLine(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u{2028}\u{2029}]|<br ?\/?>/iu);
  return (
    unwrapped(lines) ??
    lines
      .map((line) => line.replace(frame, '').trimEnd())
      .filter((line) => line !== '')
      .join(' ')
  );
}
