import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { boltLogger } from '../../src/slack/logger.ts';
import type { Desk } from '../../src/slack/desk.ts';
import { listen } from '../../src/slack/listeners/index.ts';
import { once } from '../../src/slack/once.ts';
import { makeSeen } from '../../src/slack/seen.ts';
import { makeDesk, now, silent } from './desk.ts';

/** A call that Cooper made: a Web API method, or `response_url`. */
export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A Bolt App in this process, with everything it sends written down. `fails` answers a method with an error. */
export function workspace(of: Partial<Desk> = {}, fails: Readonly<Record<string, string>> = {}) {
  const calls: Call[] = [];
  const order: string[] = [];
  const receiver: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UBOT', teamId: 'T1' }),
    clientOptions: {
      retryConfig: { retries: 0 },
      fetch: async (url, init) => {
        const method = String(url).includes('/respond') ? 'response_url' : (String(url).split('/').at(-1) ?? '');
        calls.push({ method, args: argsOf(init?.body) });
        order.push(method);
        const error = errorOf(fails[method], calls.at(-1));
        if (method === 'response_url') return new Response(error ?? 'ok', { status: error === undefined ? 200 : 404 });
        return Response.json(error === undefined ? { ok: true } : { ok: false, error });
      },
    },
    convoStore: false,
    logger: boltLogger(silent),
  });
  app.use(once(makeSeen({ now })));
  const desk = makeDesk(of);
  listen(app, desk);
  const send = async (body: Record<string, unknown>) => {
    const event: ReceiverEvent = { body, ack: async () => void order.push('ack') };
    await app.processEvent(event);
  };
  return { calls, order, send, desk };
}

/** Blocks can only be refused where there are blocks. */
function errorOf(error: string | undefined, call: Call | undefined): string | undefined {
  const blocks = call?.args['blocks'];
  return error === 'invalid_blocks' && Array.isArray(blocks) && blocks.length === 0 ? undefined : error;
}

/** The Web API takes forms whose structured values are JSON; a response_url takes JSON. */
function argsOf(body: unknown): Record<string, unknown> {
  const text = typeof body === 'string' ? body : '';
  if (text.startsWith('{')) return JSON.parse(text) as Record<string, unknown>;
  const entries = [...new URLSearchParams(text)].map(([key, value]) => [
    key,
    /^[[{]/.test(value) ? JSON.parse(value) : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

let nth = 0;
const unique = (what: string) => `${what}-${(nth += 1)}`;

export const slash = (text: string, of: Record<string, unknown> = {}) => ({
  command: '/s3',
  text,
  user_id: 'U1',
  team_id: 'T1',
  channel_id: 'C1',
  trigger_id: unique('trigger'),
  response_url: 'https://hooks.example/respond',
  ...of,
});

export const event = (of: Record<string, unknown>) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: unique('Ev'),
  event: of,
});

export const mentioned = (text: string, of: Record<string, unknown> = {}) =>
  event({ type: 'app_mention', user: 'U1', channel: 'C1', ts: '10.1', event_ts: '10.1', text, ...of });

export const direct = (text: string, of: Record<string, unknown> = {}) =>
  event({ type: 'message', channel_type: 'im', user: 'U1', channel: 'D1', ts: '10.1', event_ts: '10.1', text, ...of });

export const onMessage = (message: Record<string, unknown>, of: Record<string, unknown> = {}) => ({
  type: 'message_action',
  callback_id: 'diagnose_error',
  trigger_id: unique('trigger'),
  response_url: 'https://hooks.example/respond',
  message: { type: 'message', ts: '10.1', ...message },
  message_ts: '10.1',
  user: { id: 'U1', name: 'ana' },
  channel: { id: 'C1', name: 'ops' },
  team: { id: 'T1', domain: 'example' },
  ...of,
});

export const pressed = (action_id: string, value: unknown, of: Record<string, unknown> = {}) => ({
  type: 'block_actions',
  trigger_id: unique('trigger'),
  response_url: 'https://hooks.example/respond',
  actions: [{ type: 'button', action_id, block_id: 'b', value, action_ts: '11.1' }],
  user: { id: 'U1', username: 'ana' },
  channel: { id: 'C1', name: 'ops' },
  team: { id: 'T1', domain: 'example' },
  container: { type: 'message', message_ts: '10.1', channel_id: 'C1', is_ephemeral: true },
  ...of,
});
