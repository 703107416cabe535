import type { Ack, Delivery, Retry } from './delivery.ts';
import { isDict, parsedJson } from '../json.ts';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import { secret } from '../ids.ts';

/** Socket Mode's server (docs.slack.dev, «Using Socket Mode»). */
export interface Sockets {
  /** A ticket for one connection, as apps.connections.open hands it out inside the address. */
  ticket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, ticket: string | null): void;
  /** To any one of the connections; there is no affinity. */
  send(delivery: Delivery, retry: Retry | null): Promise<Ack>;
  count(): number;
  /** Ask every connection to reconnect. */
  refresh(): void;
  /** Break every connection without a word. */
  drop(): void;
  /** Say goodbye to every connection, and break those that don't answer. */
  close(): Promise<void>;
}

export interface SocketOptions {
  readonly appId: string;
  /** Milliseconds until an acknowledgement is late, and between pings. */
  readonly ack: number;
  readonly ping: number;
  /** Called when the first connection comes or the last one goes, and in between. */
  readonly changed: () => void;
}

/** At most ten connections per app. */
const connectionLimit = 10;

export function sockets(options: SocketOptions): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const { send, settle, giveUp } = envelopes(open, options.ack);
  return {
    ticket() {
      const ticket = secret(16);
      tickets.add(ticket);
      return ticket;
    },
    upgrade(request, socket, head, ticket) {
      if (ticket === null || !tickets.delete(ticket)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (connection) => welcome(connection, open, options, settle));
    },
    send,
    count: () => open.size,
    refresh() {
      for (const each of open) each.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    drop() {
      for (const each of open) each.terminate();
    },
    async close() {
      giveUp();
      await Promise.all([...open].map(goodbye));
      server.close();
    },
  };
}

/** How long a connection has to complete the closing handshake. */
const farewell = 300;

async function goodbye(connection: WebSocket): Promise<void> {
  const late = setTimeout(() => connection.terminate(), farewell);
  const closed = new Promise((resolve) => connection.once('close', resolve));
  connection.close(1001);
  await closed;
  clearTimeout(late);
}

function welcome(
  connection: WebSocket,
  open: Set<WebSocket>,
  options: SocketOptions,
  heard: (message: string) => void,
): void {
  if (open.size >= connectionLimit) {
    connection.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
    connection.close();
    return;
  }
  open.add(connection);
  const pings = setInterval(() => connection.ping('Ping from Slack'), options.ping);
  connection.on('message', (data: Buffer) => heard(data.toString()));
  connection.on('error', () => connection.terminate());
  connection.on('close', () => {
    clearInterval(pings);
    open.delete(connection);
    options.changed();
  });
  connection.send(JSON.stringify(hello(options.appId, open.size)));
  options.changed();
}

/** Envelopes that wait for their acknowledgement. */
function envelopes(open: ReadonlySet<WebSocket>, patience: number) {
  const waiting = new Map<string, (ack: Ack) => void>();
  let turn = 0;

  function send(delivery: Delivery, retry: Retry | null): Promise<Ack> {
    const ready = [...open].filter((each) => each.readyState === each.OPEN);
    const connection = ready[turn++ % Math.max(ready.length, 1)];
    if (connection === undefined) return Promise.resolve({ is: 'unreachable' });
    const id = randomUUID();
    return new Promise((resolve) => {
      const late = setTimeout(() => done({ is: 'timeout' }), patience);
      const done = (ack: Ack): void => {
        clearTimeout(late);
        waiting.delete(id);
        resolve(ack);
      };
      waiting.set(id, done);
      connection.send(JSON.stringify(envelope(id, delivery, retry)));
    });
  }

  function settle(message: string): void {
    const answer = parsedJson(message);
    if (!isDict(answer)) return;
    waiting.get(String(answer['envelope_id']))?.({ is: 'acked', body: emptyToNull(answer['payload']) });
  }

  function giveUp(): void {
    for (const done of waiting.values()) done({ is: 'timeout' });
  }

  return { send, settle, giveUp };
}

function hello(appId: string, connections: number): object {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'local-slack', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: appId },
  };
}

function envelope(id: string, { type, payload }: Delivery, retry: Retry | null): object {
  const base = { envelope_id: id, type, accepts_response_payload: type !== 'events_api', payload };
  if (type !== 'events_api') return base;
  return { ...base, retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' };
}

/** An acknowledgement without content arrives as `{}`, a text as `{text}`. */
function emptyToNull(payload: unknown): unknown {
  return isDict(payload) && Object.keys(payload).length === 0 ? null : (payload ?? null);
}
