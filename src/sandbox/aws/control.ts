import { z } from 'zod';
import { type CallLog, callsOf } from './call-log.ts';
import { denialSchema } from './denials.ts';
import { faultsSchema } from './faults.ts';
import { mutationsOf } from './mutations.ts';
import type { Answer } from './service.ts';
import type { State } from './state.ts';

/** What the control endpoint works on. */
export interface Controlled {
  readonly state: State;
  readonly log: CallLog;
  reset(): void;
}

type Handler = (controlled: Controlled, url: URL, body: string) => Answer;

/** Whether a request is for the control endpoint rather than for AWS: only by the server's plain name. */
export function isControl(path: string, host: string): boolean {
  return path.startsWith('/_cooper/') && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host);
}

/** Web pages may not steer it: browsers send `Origin` with every request that could change something. */
export function control(
  controlled: Controlled,
  method: string,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Answer {
  if (headers['origin'] !== undefined) return json(403, { error: 'The control endpoint does not answer web pages.' });
  const name = `${method} ${url.pathname}`;
  const handler = handlers[name];
  if (handler === undefined) return json(404, { error: `There is no ${name}.`, there: Object.keys(handlers) });
  return handler(controlled, url, body.toString());
}

const denialsSchema = z.strictObject({ denials: z.array(denialSchema).max(1000) });

const handlers: Readonly<Record<string, Handler>> = {
  'GET /_cooper/calls': ({ log }, { searchParams }) => {
    const since = searchParams.get('since');
    const moment = since === null ? undefined : new Date(since);
    if (moment !== undefined && Number.isNaN(moment.getTime()))
      return json(400, { error: `since is not a moment in ISO 8601: ${since}` });
    const service = searchParams.get('service') ?? undefined;
    const operation = searchParams.get('operation') ?? undefined;
    return json(200, { calls: callsOf(log, { service, operation, since: moment }) });
  },
  'GET /_cooper/mutations': ({ state }, { searchParams }) => {
    const bucket = searchParams.get('bucket') ?? undefined;
    const setting = searchParams.get('setting') ?? undefined;
    return json(200, { mutations: mutationsOf(state.mutations, { bucket, setting }) });
  },
  'GET /_cooper/faults': ({ state }) => json(200, { faults: state.faults }),
  'POST /_cooper/faults': ({ state }, _url, body) =>
    parsed(faultsSchema, body, ({ faults }) => {
      state.faults.splice(0, Infinity, ...faults);
      return { faults };
    }),
  'DELETE /_cooper/faults': ({ state }) => {
    state.faults.length = 0;
    return json(200, { faults: [] });
  },
  'GET /_cooper/denials': ({ state }) => json(200, { denials: state.denials }),
  'POST /_cooper/denials': ({ state }, _url, body) =>
    parsed(denialsSchema, body, ({ denials }) => {
      state.denials.unshift(...denials);
      return { denials: state.denials };
    }),
  'DELETE /_cooper/denials': ({ state }) => {
    state.denials.length = 0;
    return json(200, { denials: [] });
  },
  'POST /_cooper/reset': (controlled) => {
    controlled.reset();
    return json(200, { reset: true });
  },
};

/** Every fault in what was sent is named, with the place. */
function parsed<T>(schema: z.ZodType<T>, body: string, use: (value: T) => object): Answer {
  const value = jsonOf(body);
  if (value === undefined) return json(400, { error: 'The body is not JSON.' });
  const result = schema.safeParse(value);
  if (result.success) return json(200, use(result.data));
  const errors = result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return json(400, { error: errors.join('; '), errors });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const json = (status: number, value: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify(value)}\n`,
});
