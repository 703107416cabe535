import { Refusal } from '../core/errors.ts';
import { addressWords, parseTarget } from '../core/parse-target.ts';

/**
 * Arguments as one line that reads back the same: an argument with spaces or quotes was quoted for the shell. What
 * `--as` and `--for` say goes before everything else; what `--because` says may be anything, so it goes last. A remedy is
 * no target.
 */
export function asTyped(argv: readonly string[]): string {
  if (argv.length === 1) return argv[0] ?? '';
  const { words, flags } = apart(argv);
  const error = flags.find(({ name }) => name === 'because');
  const others = flags
    .filter((flag) => flag !== error)
    .map(({ name, value }) => `--${name} ${value ? quoted(value) : '""'}`);
  const [command = '', ...rest] = words;
  const typed = command === 'fix' ? rest.map(quoted) : restWords(rest);
  return [command, ...others, ...typed, ...(error ? [`because "${error.value}"`] : [])].join(' ');
}

interface Flag {
  readonly name: string;
  readonly value: string;
}

function apart(argv: readonly string[]): { readonly words: readonly string[]; readonly flags: readonly Flag[] } {
  const words: string[] = [];
  const flags: Flag[] = [];
  for (let nth = 0; nth < argv.length; nth += 1) {
    const word = argv[nth] ?? '';
    const [, name, inline] = /^--(as|for|because)(?:=(.*))?$/s.exec(word) ?? [];
    const value = inline ?? (name === undefined ? undefined : argv[(nth += 1)]);
    if (name === undefined || value === undefined) words.push(word);
    else flags.push({ name, value });
  }
  return { words, flags };
}

/** A key with spaces and quotes could be read in two ways beside other words; as part of a URL it can't. */
function restWords(words: readonly string[]): readonly string[] {
  const found = words.findIndex((word, nth) => nth > 0 && /^(?:as|for|because)$/i.test(word));
  const end = found === -1 ? words.length : found;
  const spelled = words.map(quoted);
  if (!words.slice(0, end).some((word) => /\s/.test(word) && /["']/.test(word))) return spelled;
  const address = addressOf(spelled.slice(0, end).join(' '));
  return address === null ? spelled : [address, ...spelled.slice(end)];
}

function addressOf(target: string): string | null {
  try {
    return addressWords(parseTarget(target));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const quoted = (word: string): string => (/[\s"']/.test(word) ? `"${word}"` : word);
