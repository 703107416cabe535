/**
 * A text as one word, or as plain words, for a shell. People paste what we print, and names come from anybody: what a shell
 * could take for more than a word goes between single quotes, within which it takes everything as it is.
 */
export function shellWord(text: string): string {
  if (/^[\w\s./:@=,+-]*$/.test(text)) return text;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
