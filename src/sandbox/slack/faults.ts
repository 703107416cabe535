import * as z from 'zod';

const times = z.int().positive().default(1);
const method = z.string().default('*');

/** What can be made to go wrong, as `POST /_slack/faults` takes it. `times`: how often, then it is over. */
export const Fault = z.discriminatedUnion('is', [
  /** The next calls of an API method (`*`: of any) are answered so, before anything is done. */
  z.strictObject({
    is: z.literal('api'),
    method,
    status: z.int().min(200).max(599).default(200),
    /** Slack's error code in an answer with status 200. */
    error: z.string().default('internal_error'),
    /** Seconds, for `Retry-After` with status 429. */
    retryAfter: z.int().nonnegative().default(1),
    times,
  }),
  z.strictObject({ is: z.literal('latency'), method, ms: z.int().nonnegative().max(600_000), times }),
  /** The next deliveries reach the app twice. */
  z.strictObject({ is: z.literal('duplicate'), times }),
  /** The next events count as not acknowledged, however the app answers, and are delivered again. */
  z.strictObject({ is: z.literal('retry'), times }),
  /** The next response_url posts are answered with this status. */
  z.strictObject({ is: z.literal('response-url'), status: z.int().min(400).max(599), times }),
  /** `refresh`: Slack asks to reconnect, as it does every few hours; `drop`: the connection breaks. */
  z.strictObject({ is: z.literal('socket'), how: z.enum(['refresh', 'drop']) }),
  /** Slack's documented rate limits; off unless switched on. */
  z.strictObject({ is: z.literal('rate-limits'), on: z.boolean() }),
  z.strictObject({ is: z.literal('file-delay'), ms: z.int().nonnegative().max(600_000) }),
]);
export type Fault = z.infer<typeof Fault>;

type Counted = Extract<Fault, { times: number }>;
type Kind = Counted['is'];

export interface Faults {
  readonly settings: { rateLimits: boolean; fileDelay: number | null };
  add(fault: Counted): void;
  /** The next fault of this kind, used up once; `for` is the API method. */
  take<K extends Kind>(kind: K, forMethod?: string): Extract<Counted, { is: K }> | null;
  clear(): void;
}

export function faults(): Faults {
  const waiting: { fault: Counted; left: number }[] = [];
  const settings: Faults['settings'] = { rateLimits: false, fileDelay: null };
  return {
    settings,
    add: (fault) => void waiting.push({ fault, left: fault.times }),
    take<K extends Kind>(kind: K, forMethod?: string) {
      const nth = waiting.findIndex(({ fault }) => fault.is === kind && concerns(fault, forMethod));
      const found = waiting[nth];
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left === 0) waiting.splice(nth, 1);
      return found.fault as Extract<Counted, { is: K }>;
    },
    clear() {
      waiting.splice(0);
      Object.assign(settings, { rateLimits: false, fileDelay: null });
    },
  };
}

function concerns(fault: Counted, method: string | undefined): boolean {
  return !('method' in fault) || fault.method === '*' || fault.method === method;
}
