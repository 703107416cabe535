import { type Dict, isDict, parsedJson, textOrNull } from '../json.ts';
import { SlackError } from './slack-error.ts';

/** The arguments of one API call: a form carries texts, with JSON inside where a value is not one; JSON carries it bare. */
export interface Arguments {
  readonly all: Dict;
  /** Null when it was not given or is empty. */
  text(name: string): string | null;
  /** Error: invalid_arguments. */
  required(name: string): string;
  flag(name: string): boolean;
  /** `undefined` when it was not given. Error: the code, when it is no JSON. */
  json(name: string, code?: string): unknown;
  object(name: string, code?: string): Dict;
}

export function argumentsOf(all: Dict): Arguments {
  const text = (name: string) => textOrNull(typeof all[name] === 'number' ? String(all[name]) : all[name]) || null;
  const json = (name: string, code = 'invalid_arguments') => {
    const value = all[name];
    if (value === undefined || value === null || value === '') return undefined;
    const parsed = typeof value === 'string' ? parsedJson(value) : value;
    if (parsed === undefined) throw new SlackError(code);
    return parsed;
  };
  return {
    all,
    text,
    required(name) {
      const value = text(name);
      if (value === null) throw missing(name);
      return value;
    },
    flag: (name) => ['true', '1', true].includes(all[name] as string | boolean),
    json,
    object(name, code) {
      const value = json(name, code);
      if (value === undefined) throw missing(name);
      if (!isDict(value)) throw new SlackError(code ?? 'invalid_arguments');
      return value;
    },
  };
}

function missing(name: string): SlackError {
  return new SlackError('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}
