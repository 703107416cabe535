import { unmangle } from '../../../core/unmangle.ts';

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: ' ' };
/** Invisible characters that copying from a page or a chat leaves behind. */
const invisible = /[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{feff}\u{ad}]/gu;
// oxlint-disable-next-line no-control-regex -- terminals colour what they print
const colours = /\u001b\[[\d;]{0,20}m/g;
/** Frames and quotes before a line: Terraform's box, mail and Slack quotes. */
const frame = /^\s*(?:[│┃║╷╵|>]\s*)*/u;

/** Text as its tool wrote it: without chat markup, entities, JSON escapes, colours, frames and line breaks. */
export function normalise(text: string): string {
  const plain = unmangle(text.replaceAll(colours, '').replaceAll(invisible, ''));
  return oneLine(unescaped(withoutEntities(plain)));
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
    .replaceAll(/\\{1,8}u00(22|26|27|3c|3e)/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\{1,8}(["'/])/g, '$1')
    .replaceAll(/\\{1,8}[rn]/g, '\n')
    .replaceAll(/\\{1,8}t/g, ' ');

const oneLine = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u{2028}\u{2029}]/u)
    .map((line) => line.replace(frame, '').trimEnd())
    .filter((line) => line !== '')
    .join(' ');
