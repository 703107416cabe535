/** The arguments with what `read` gives where `because -` stands: an error is easier piped than quoted for a shell. */
export async function withInput(argv: readonly string[], read: () => Promise<string>): Promise<readonly string[]> {
  const at = argv.findIndex((word, nth) => word === '--because=-' || (word === '-' && isBecause(argv[nth - 1])));
  if (at === -1) return argv;
  const text = (await read()).trim();
  return argv.with(at, argv[at] === '-' ? text : `--because=${text}`);
}

const isBecause = (word: string | undefined): boolean => word === 'because' || word === '--because';
