import { S3Client } from '@aws-sdk/client-s3';
import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import pg from 'pg';
import { awsEffect, type Death, type Doom, type Effect, phaseOf, sqlEffect } from './effects.ts';

/*
 * Imported before anything of Cooper: from then on this process dies at the effect that it is doomed to, as a machine
 * that loses its power: nothing is said, flushed or handed back.
 */

Error.stackTraceLimit = 60;

/** Where deaths and posts are written down: by this process, at once, because it can't be asked afterwards. */
const folder = process.env['PROOF_FOLDER'] ?? '.';

/** Whichever comes first. */
let dooms: { readonly at: Doom; skipped: number }[] = [];

export function dieAt(given: readonly Doom[]): void {
  dooms = given.map((at) => ({ at, skipped: 0 }));
}

function die(doom: Doom): never {
  const death: Death = { ...doom, pid: process.pid, at: Date.now() };
  appendFileSync(`${folder}/deaths.jsonl`, `${JSON.stringify(death)}\n`);
  process.kill(process.pid, 'SIGKILL');
  throw new Error('it is dead');
}

/** Everything that is done outside comes by here. What is to happen once the answer is there. */
function doing(effect: Effect): () => void {
  const of = doomAt(effect);
  if (of === null) return () => undefined;
  // Only this one, whatever else begins while it is under way.
  dooms = [];
  if (of.moment === 'before') die(of);
  // What was written to a socket leaves in this turn of the loop, or in the next.
  if (of.moment === 'during') setTimeout(() => die(of), 1);
  return () => die(of);
}

function doomAt(effect: Effect): Doom | null {
  const here = dooms.filter(({ at }) => at.effect === effect);
  if (here.length === 0) return null;
  const phase = phaseOf(callers.getStore() ?? new Error().stack ?? '');
  const doom = here.find(({ at }) => at.phase === phase);
  if (doom === undefined) return null;
  doom.skipped += 1;
  return doom.skipped > doom.at.skip ? doom.at : null;
}

interface Post {
  readonly is: 'claimed' | 'sent' | 'answered' | 'recorded';
  readonly change: string;
  readonly ts?: string;
}

function noted(post: Post): void {
  appendFileSync(`${folder}/posts.jsonl`, `${JSON.stringify({ ...post, pid: process.pid, at: Date.now() })}\n`);
}

type Query = (this: pg.Client, ...given: unknown[]) => unknown;
const query = pg.Client.prototype.query as unknown as Query;

function dyingQuery(this: pg.Client, ...given: unknown[]): unknown {
  const [config] = given;
  const text = typeof config === 'string' ? config : ((config as { text?: string } | null)?.text ?? '');
  const arrived = doing(sqlEffect(text));
  const answered = (rows: unknown): void => {
    arrived();
    for (const change of unposted(text, rows)) noted({ is: 'claimed', change });
    const card = cardPosted(text, given[1]);
    if (card !== null) noted({ is: 'recorded', change: card });
  };
  const last = given.at(-1);
  if (typeof last === 'function') {
    const told = last as (...of: unknown[]) => unknown;
    return query.apply(this, [...given.slice(0, -1), (...of: unknown[]) => (answered(of[1]), told(...of))]);
  }
  const result = query.apply(this, given);
  return result instanceof Promise ? result.then((rows: unknown) => (answered(rows), rows)) : result;
}
pg.Client.prototype.query = dyingQuery as unknown as typeof pg.Client.prototype.query;

/** Cards that this process is to post, and that were never posted as far as the store knows. */
function unposted(text: string, result: unknown): readonly string[] {
  if (!text.startsWith('with "due" as (select "change_id" from "cooper"."card"')) return [];
  const { rows = [] } = (result ?? {}) as { rows?: readonly { change_id: string; ts: string | null }[] };
  return rows.filter(({ ts }) => ts === null).map(({ change_id: id }) => id);
}

/** The statement that writes down where a card is; then nobody posts it again. */
function cardPosted(text: string, values: unknown): string | null {
  if (!text.startsWith('update "cooper"."card" set "ts"') || !Array.isArray(values)) return null;
  const id: unknown = values.at(-1);
  return typeof id === 'string' ? id : null;
}

/** Who made a call of the SDK, which waits for its turn on the way to the network, and so loses its callers. */
const callers = new AsyncLocalStorage<string>();

interface Sending {
  send(this: object, ...given: unknown[]): unknown;
}
const clients = Object.getPrototypeOf(S3Client.prototype) as Sending;
const { send } = clients;

clients.send = function dyingSend(this: object, ...given: unknown[]): unknown {
  if (!dooms.some(({ at }) => isAws(at.effect))) return send.apply(this, given);
  return callers.run(new Error().stack ?? '', () => send.apply(this, given));
};

const isAws = (effect: Effect): boolean => effect.startsWith('aws') || effect === 'assume role';

const end = http.ClientRequest.prototype.end as (this: http.ClientRequest, ...given: unknown[]) => http.ClientRequest;

function dyingEnd(this: http.ClientRequest, ...given: unknown[]): http.ClientRequest {
  // A socket of Socket Mode is no effect.
  if (this.getHeader('upgrade') !== undefined) return end.apply(this, given);
  const isForm = String(this.getHeader('content-type')).includes('x-www-form-urlencoded');
  const [body] = given;
  const form = isForm ? (body instanceof Uint8Array ? Buffer.from(body).toString() : String(body)) : null;
  const arrived = doing(awsEffect(this.method, form));
  this.prependOnceListener('response', arrived);
  return end.apply(this, given);
}
http.ClientRequest.prototype.end = dyingEnd as typeof http.ClientRequest.prototype.end;

const plain = globalThis.fetch;

globalThis.fetch = async (address, init) => {
  const arrived = doing('slack');
  const change = cardOf(address instanceof Request ? address.url : address.toString(), init?.body);
  if (change !== null) noted({ is: 'sent', change });
  const answer = await plain(address, init);
  arrived();
  if (change === null) return answer;
  const { ts } = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { ts?: string };
  if (ts !== undefined) noted({ is: 'answered', change, ts });
  return answer;
};

/** The change whose card is posted for the first time. */
function cardOf(address: string, body: unknown): string | null {
  if (!address.endsWith('/chat.postMessage') || typeof body !== 'string') return null;
  const metadata = new URLSearchParams(body).get('metadata');
  return /"outbox_id":"([^"]+)"/.exec(metadata ?? '')?.[1] ?? null;
}
