import { withoutSecrets } from '../core/secrets.ts';
import { visibleLine } from '../core/visible.ts';
import { Malformed } from './well-formed.ts';

/** What was thrown, as plain data: the SDK's errors, the HTTP client's and anything else alike. */
export interface AwsError {
  /** AWS's error code; `Unknown` where the answer had no body, as every answer to HEAD. */
  readonly name: string;
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly message: string;
  /** Whether AWS said why, or only answered with a status. */
  readonly hasWords: boolean;
  /** The system's code, such as `ECONNREFUSED`; empty when it is not that kind of error. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly isMalformed: boolean;
  /** The error document's further elements that the SDK models, such as StorageClass. */
  readonly details: Readonly<Record<string, unknown>>;
}

interface Thrown {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

export function awsError(thrown: unknown): AwsError {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }) as Thrown;
  const name = textOf(error.name, 'Unknown');
  const message = textOf(error.message, '');
  const status = error.$metadata?.httpStatusCode ?? null;
  return {
    name,
    status,
    message,
    hasWords: name !== 'Unknown' && !['', 'UnknownError'].includes(message),
    code: textOf(error.code, ''),
    headers: error.$response?.headers ?? {},
    isMalformed: isMalformed(thrown, message, status),
    details: { ...error },
  };
}

/** AWS's code and words on one line, without secrets and not without end. */
export function detailOf({ name, status, message, hasWords, isMalformed }: AwsError): string {
  const [words = ''] = message.split('\n');
  const code = name === 'Error' || name === 'Malformed' || name === '' ? '' : `${name}: `;
  const said = hasWords || isMalformed || status === null ? `${code}${words}` : `HTTP ${status} without a reason`;
  return clipped(withoutSecrets(visibleLine(said)).text);
}

const longest = 500;
const clipped = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

/** The SDK marks what it could not parse in the message alone. A server error stays one, whatever its page looks like. */
function isMalformed(thrown: unknown, message: string, status: number | null): boolean {
  if (thrown instanceof Malformed || thrown instanceof SyntaxError) return true;
  return message.includes('Deserialization error') && (status ?? 0) < 500;
}

const textOf = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise;
