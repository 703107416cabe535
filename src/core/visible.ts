/**
 * Characters that can't be seen but change what is seen: C0 and C1 controls, line and paragraph separators, lone
 * surrogates, and whatever Unicode says may be left out of a display («Default_Ignorable_Code_Point»: bidirectional
 * controls, zero-width characters, fillers, tags). The two that only choose how an emoji looks stay behind one.
 */
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb]|(?!(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu;

/** Text from somebody else, with every hidden character written out as `\u{202e}`. Line feeds stay. */
export function visible(text: string): string {
  return text.replaceAll(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** As `visible`, and on one line. */
export const visibleLine = (text: string): string => visible(text).replaceAll('\n', String.raw`\n`);
