import type { Ack, Delivery, Retry } from './delivery.ts';
import { deliverByHttp } from './http-delivery.ts';
import type { Sandbox } from '../sandbox.ts';

/** A command or an interaction: delivered once, never again, whatever happens to it. */
export async function deliver(sandbox: Sandbox, delivery: Delivery): Promise<Ack> {
  const twice = sandbox.faults.take('duplicate') !== null;
  const [ack] = await Promise.all([
    attempt(sandbox, delivery, null),
    ...(twice ? [attempt(sandbox, delivery, null)] : []),
  ]);
  return ack;
}

/** An event: delivered again, up to three times, until the app acknowledges it in time. */
export async function deliverEvent(sandbox: Sandbox, delivery: Delivery, retry: Retry | null = null): Promise<void> {
  const ack = await deliverOnce(sandbox, delivery, retry);
  const again = retryReason(ack);
  const attemptsSoFar = retry?.attempt ?? 0;
  const wait = sandbox.timing.eventRetries[attemptsSoFar];
  if (again === null || wait === undefined) return;
  sandbox.after(wait, () => void deliverEvent(sandbox, delivery, { attempt: attemptsSoFar + 1, reason: again }));
}

async function deliverOnce(sandbox: Sandbox, delivery: Delivery, retry: Retry | null): Promise<Ack> {
  const unheard = sandbox.faults.take('retry') !== null;
  const twice = sandbox.faults.take('duplicate') !== null;
  const ack = await attempt(sandbox, delivery, retry);
  if (twice) await attempt(sandbox, delivery, retry);
  return unheard ? { is: 'timeout' } : ack;
}

async function attempt(sandbox: Sandbox, delivery: Delivery, retry: Retry | null): Promise<Ack> {
  const { app, log, now, secrets, sockets, timing } = sandbox;
  const target = { requestUrl: app.requestUrl, signingSecret: secrets.signingSecret, ack: timing.ack };
  const at = now().toISOString();
  const ack = await (app.mode === 'socket' ? sockets.send(delivery, retry) : deliverByHttp(target, delivery, retry));
  const { type, what, user } = delivery;
  log.add({ kind: 'delivery', at, type, what, via: app.mode, user, retry: retry?.attempt ?? 0, outcome: ack.is });
  return ack;
}

function retryReason(ack: Ack): string | null {
  switch (ack.is) {
    case 'acked':
      return null;
    case 'timeout':
      return 'http_timeout';
    case 'unreachable':
      return 'connection_failed';
    case 'failed':
      return ack.noRetry ? null : 'http_error';
  }
}
