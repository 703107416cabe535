/** A word, or what stands between a pair of quotes, and what follows it. */
export interface Piece {
  readonly value: string;
  readonly rest: string;
}

/**
 * The first word of a text. One that begins with a quote goes on to the next such quote before a space or the end;
 * without one the quote is a letter like any other.
 */
export function firstPiece(text: string): Piece {
  const trimmed = text.trimStart();
  const end = /^["']/.test(trimmed) ? closing(trimmed, 0, lastClosings(trimmed)) : null;
  if (end !== null) return { value: trimmed.slice(1, end), rest: trimmed.slice(end + 1).trimStart() };
  const gap = trimmed.search(/\s/);
  if (gap === -1) return { value: trimmed, rest: '' };
  return { value: trimmed.slice(0, gap), rest: trimmed.slice(gap).trimStart() };
}

/** Where each word begins that is not inside quotes. */
export function* wordStarts(text: string): Generator<number> {
  const last = lastClosings(text);
  let at = text.search(/\S/);
  while (at !== -1 && at < text.length) {
    yield at;
    const from = closing(text, at, last) ?? at;
    const gap = nextGap(text, from);
    at = gap;
  }
}

function nextGap(text: string, from: number): number {
  const gap = /\s+/g;
  gap.lastIndex = from;
  const found = gap.exec(text);
  return found === null ? -1 : found.index + found[0].length;
}

type Last = Readonly<Record<string, number>>;

/** Looked up once, so that quotes that nothing closes don't make a long text slow. */
const lastClosings = (text: string): Last => ({ '"': lastClosing(text, '"'), "'": lastClosing(text, "'") });

function lastClosing(text: string, quote: string): number {
  for (let at = text.lastIndexOf(quote); at > 0; at = text.lastIndexOf(quote, at - 1))
    if (endsWord(text, at)) return at;
  return -1;
}

/** Where the quote that opens here is closed; null when none opens, or none closes it. */
function closing(text: string, open: number, last: Last): number | null {
  const quote = text.charAt(open);
  if ((last[quote] ?? -1) <= open) return null;
  let at = text.indexOf(quote, open + 1);
  while (at !== -1 && !endsWord(text, at)) at = text.indexOf(quote, at + 1);
  return at === -1 ? null : at;
}

const endsWord = (text: string, at: number): boolean => at + 1 === text.length || /\s/.test(text.charAt(at + 1));

const pairs: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '„': '“',
  '‘': '’',
  '«': '»',
  '`': '`',
};

/** The text without one pair of quotes around the whole of it, straight or curly. */
export function withoutQuotes(text: string): string {
  const first = text.charAt(0);
  const paired = text.length > 1 && pairs[first] === text.at(-1);
  return paired || (first === '„' && text.length > 1 && text.endsWith('”')) ? text.slice(1, -1) : text;
}
