/** Arguments as one line that reads back the same: an argument with spaces or quotes was quoted for the shell. */
export function asTyped(argv: readonly string[]): string {
  if (argv.length === 1) return argv[0] ?? '';
  return argv.map((word) => (/[\s"']/.test(word) ? `"${word}"` : word)).join(' ');
}
