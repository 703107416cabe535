import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../core/errors.ts';
import { code, words } from '../../core/words.ts';
import { noRules, parseRules, type Rules } from './config.ts';

/** The rules in a file; none where there is no such file. Throws `Refusal` where it can't be read, or has faults. */
export function readRules(path: string): Rules {
  const source = basename(path);
  const text = textOf(path, source);
  return text === null ? noRules(source) : parseRules(text, source);
}

function textOf(path: string, source: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const fault = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (fault === 'ENOENT') return null;
    throw new Refusal(
      words`${code(source)} can't be read (${code(fault)}), so nothing may be changed by it.`,
      words`Let the user that runs Cooper read that file.`,
    );
  }
}
