import { AsyncLocalStorage } from 'node:async_hooks';
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import pLimit from 'p-limit';
import { refuseMalformed } from './well-formed.ts';

/** The signal of the question that is being answered: when it fires, every request still under way for it is given up. */
export const patience = new AsyncLocalStorage<AbortSignal>();

/**
 * One HTTP handler for all clients: it bounds how many requests are under way in this process, gives each its time,
 * and refuses answers that are no answers. Waiting for a turn does not count against a request's time.
 */
export function httpHandler(options: { requestTimeoutMs: number; concurrency: number }): NodeHttpHandler {
  const agent = { keepAlive: true, maxSockets: options.concurrency, lookup: lookupLoopback };
  const handler = new NodeHttpHandler({
    connectionTimeout: 2_000,
    requestTimeout: options.requestTimeoutMs,
    throwOnRequestTimeout: true,
    socketTimeout: options.requestTimeoutMs,
    httpAgent: agent,
    httpsAgent: agent,
  });
  const limit = pLimit(options.concurrency);
  const handle = handler.handle.bind(handler);
  handler.handle = (request, how) => {
    const abortSignal = how?.abortSignal ?? patience.getStore();
    return limit(async () => {
      const answer = await handle(request, { ...how, ...(abortSignal && { abortSignal }) });
      await refuseMalformed(request, answer.response);
      return answer;
    });
  };
  return handler;
}

/** Names below `localhost` are this machine (RFC 6761), but few resolvers know; S3 Control always asks for one. */
const lookupLoopback: LookupFunction = (hostname, options, callback) => {
  const name = hostname.endsWith('.localhost') ? 'localhost' : hostname;
  systemLookup(name, options, callback as never);
};
