import { isEverything, type Pattern, textOf } from './pattern.ts';

export type Matcher = (text: string) => boolean;

const run = -1;
const one = -2;

/**
 * Whether a whole text fits: `*` is any run of characters, line ends, `/` and `:` among them; `?` is exactly one. Never
 * slower than the product of the two lengths, whatever the pattern.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function glob(pattern: Pattern): Matcher {
  const quick = quickly(pattern);
  if (quick) return quick;
  const tokens = pattern.flatMap((part) =>
    typeof part === 'string' ? pointsOf(part) : [part.wild === '*' ? run : one],
  );
  return (text) => fits(tokens, halves.test(text) ? pointsOf(text) : text);
}

/** The patterns that most policies have: a plain text, everything, or everything that begins with a text. */
function quickly(pattern: Pattern): Matcher | null {
  const wild = pattern.findIndex((part) => typeof part !== 'string');
  const text = textOf(wild === -1 ? pattern : pattern.slice(0, wild));
  if (wild === -1) return exactly(text);
  if (!isEverything(pattern.slice(wild))) return null;
  return text === '' ? () => true : (given) => given.startsWith(text);
}

/** Characters, not halves of them: `?` is one emoji too. */
const pointsOf = (text: string): readonly number[] => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

const exactly =
  (wanted: string): Matcher =>
  (text) =>
    text === wanted;

/** Only characters beyond the basic plane are made of two. */
const halves = /[\ud800-\udfff]/;

/** Goes back only to the last `*`: an earlier one could not do better. */
function fits(tokens: readonly number[], text: readonly number[] | string): boolean {
  const pointAt = typeof text === 'string' ? (nth: number) => text.charCodeAt(nth) : (nth: number) => text[nth];
  let at = 0;
  let nth = 0;
  let star = -1;
  let from = 0;
  while (at < text.length) {
    if (tokens[nth] === run) {
      star = nth++;
      from = at;
    } else if (nth < tokens.length && (tokens[nth] === one || tokens[nth] === pointAt(at))) {
      nth++;
      at++;
    } else if (star >= 0) {
      nth = star + 1;
      at = ++from;
    } else return false;
  }
  while (tokens[nth] === run) nth++;
  return nth === tokens.length;
}
