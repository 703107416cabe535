import { Refusal } from '../../core/errors.ts';
import { code, words } from '../../core/words.ts';

/** Something wrong with the file: where, and what to write instead. */
export interface Fault {
  /** Keys and places in lists (from 0), from the file's root. */
  readonly path: readonly (string | number)[];
  /** Goes on after the place: `is "x", and must be …`. */
  readonly text: string;
}

/** A fault with its line, from 1; null where the file has no such place. */
export interface Placed extends Fault {
  readonly line: number | null;
}

export function faulty(source: string, faults: readonly Placed[]): Refusal {
  const lines = faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).map((fault) => `  ${spelledFault(fault)}`);
  const unique = [...new Set(lines)];
  return new Refusal(
    words`${code(source)} has ${unique.length === 1 ? 'a fault' : `${unique.length} faults`}, so nothing may be changed by it:\n${unique.join('\n')}`,
    words`Put that right, and try it with ${code('cooper config check')}. ${code('docs/cooper.config.example.yml')} shows a whole file.`,
  );
}

function spelledFault({ line, path, text }: Placed): string {
  return [line === null ? [] : [`line ${line}`], place(path)].flat().concat(text).join(': ');
}

/** `rule 3, approve.by`: rules are counted from 1, and places in other lists are clear from the line. */
function place(path: Fault['path']): readonly string[] {
  const [first, nth, ...rest] = path;
  const inRule = first === 'rules' && typeof nth === 'number';
  const keys = (inRule ? rest : path).filter((part) => typeof part === 'string').join('.');
  const parts = [inRule ? `rule ${nth + 1}` : '', keys].filter((part) => part !== '');
  return parts.length === 0 ? [] : [parts.join(', ')];
}
