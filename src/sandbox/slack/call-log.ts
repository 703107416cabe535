import { type Dict, isDict } from './json.ts';

/** One thing that went between the app and the local Slack. */
export type LogEntry =
  | {
      readonly kind: 'api';
      readonly at: string;
      readonly method: string;
      readonly arguments: Dict;
      /** The HTTP status. */
      readonly status: number;
      /** `ok`, or the error's code. */
      readonly answer: string;
    }
  | {
      readonly kind: 'delivery';
      readonly at: string;
      /** `slash_commands`, `interactive` or `events_api`. */
      readonly type: string;
      /** `/s3`, `block_actions`, `app_mention` … */
      readonly what: string;
      readonly via: 'socket' | 'http';
      readonly user: string | null;
      readonly retry: number;
      readonly outcome: string;
    }
  | {
      readonly kind: 'response_url';
      readonly at: string;
      readonly message: Dict;
      readonly status: number;
      readonly answer: string;
    };

export interface CallLog {
  add(entry: LogEntry): void;
  entries(): readonly LogEntry[];
  clear(): void;
}

const kept = 2000;
const secretKeys = /^(token|response_url|upload_url|trigger_id|authorization|signing_secret)$/i;

/** The last 2,000 entries. Tokens and other things that could be used are left out when they come in. */
export function callLog(): CallLog {
  const entries: LogEntry[] = [];
  return {
    add(entry) {
      entries.push(withoutSecrets(entry) as LogEntry);
      if (entries.length > kept) entries.splice(0, entries.length - kept);
    },
    entries: () => [...entries],
    clear: () => void entries.splice(0),
  };
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (Buffer.isBuffer(value)) return `${value.length} bytes`;
  if (typeof value === 'string') return value.replaceAll(/\bx(?:oxb|app)-[\w-]+/g, '[token]');
  if (!isDict(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, secretKeys.test(key) ? '[left out]' : withoutSecrets(each)]),
  );
}
