import type { Ack } from '../deliver/delivery.ts';
import type { ActAnswer } from '../protocol.ts';

export const done: ActAnswer = { ok: true };
export const refused = (error: string): ActAnswer => ({ ok: false, error });

/** What Slack calls it when the app did not answer in time, or not at all; null when it did. */
export function failure(ack: Ack): string | null {
  if (ack.is === 'acked') return null;
  return ack.is === 'timeout' ? 'operation_timeout' : 'dispatch_failed';
}
