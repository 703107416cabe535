import { parseErrorText } from '../analyzers/access/error-text/index.ts';
import type { ErrorInput, ErrorText } from '../analyzers/access/error-text/types.ts';
import { withoutSecrets } from '../core/secrets.ts';

type Id = string | number | null;
type Answer = ({ readonly id: Id } & ErrorText) | { readonly id: Id; readonly error: string };
type Object = Readonly<Record<string, unknown>>;

/**
 * What `cooper parse` answers: one pasted text, or cases as JSON lines (objects with `op`), gives one JSON line each, in
 * the same order. A line that can't be read gets an `error`, and the rest goes on; then `complete` is false.
 */
export function parsePasted(text: string): { readonly lines: readonly string[]; readonly complete: boolean } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const answers = lines.some(isCase) ? lines.map(answerLine) : [answerInput(null, { message: text })];
  return { lines: answers.map((one) => JSON.stringify(one)), complete: answers.every((one) => !('error' in one)) };
}

/** One case: `{"id", "op": "error-message", "input": {"code"?, "status"?, "message", "operation"?}}`. */
function answerLine(line: string): Answer {
  const value = objectIn(line);
  if (value === null) return { id: null, error: 'This line is not a JSON object.' };
  const id = typeof value['id'] === 'string' || typeof value['id'] === 'number' ? value['id'] : null;
  if (value['op'] !== 'error-message') return { id, error: 'Only cases with "op": "error-message" are parsed.' };
  const input = inputOf(value['input']);
  return input === null
    ? { id, error: 'The case needs an "input" with a "message" or a "code".' }
    : answerInput(id, input);
}

/** Nothing in an answer may help anybody to act as somebody: secrets are gone before anything else looks. */
function answerInput(id: Id, input: ErrorInput): Answer {
  return { id, ...parseErrorText({ ...input, message: withoutSecrets(input.message).text }) };
}

function inputOf(value: unknown): ErrorInput | null {
  if (value === null || typeof value !== 'object') return null;
  const { code, status, message, operation } = value as Object;
  if (typeof message !== 'string' && typeof code !== 'string') return null;
  return {
    message: typeof message === 'string' ? message : '',
    code: typeof code === 'string' ? code : undefined,
    status: typeof status === 'number' ? status : undefined,
    operation: typeof operation === 'string' ? operation : undefined,
  };
}

const isCase = (line: string): boolean => line.includes('"op"') && typeof objectIn(line)?.['op'] === 'string';

function objectIn(line: string): Object | null {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Object) : null;
  } catch {
    return null;
  }
}
