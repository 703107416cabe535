/**
 * Characters that can't be seen but change what is seen: C0 and C1 controls, bidirectional controls,
 * zero-width characters, line and paragraph separators, the byte order mark, tag characters.
 */
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Text from somebody else, with every hidden character written out as `\u{202e}`. Line feeds stay. */
export function visible(text: string): string {
  return text.replaceAll(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** As `visible`, and on one line. */
export const visibleLine = (text: string): string => visible(text).replaceAll('\n', String.raw`\n`);
