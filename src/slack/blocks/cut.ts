const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text in at most `most` UTF-16 units, ending in … where it was cut, and never cut inside what reads as one character. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${start(text, most - 1)}…`;
}

/** As `cut`, but says how much is missing. */
export function cutCounting(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = start(text, most - ' … (and 1,000,000 characters more)'.length);
  return `${kept}… (and ${(text.length - kept.length).toLocaleString('en-US')} characters more)`;
}

function start(text: string, most: number): string {
  // A cluster that crosses the end of this slice crosses `most` too, so it is dropped either way.
  const near = text.slice(0, most + 1);
  let kept = 0;
  for (const { index, segment } of graphemes.segment(near)) {
    if (index + segment.length > most) break;
    kept = index + segment.length;
  }
  return kept > 0 ? near.slice(0, kept) : codePoints(near, most);
}

/** One letter may carry thousands of marks: then there is no grapheme to keep. */
function codePoints(text: string, most: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept;
}
