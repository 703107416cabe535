import { randomBytes } from 'node:crypto';

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** An id as Slack's look: a letter that says of what, and ten more. */
export function newId(prefix: string): string {
  return prefix + Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join('');
}

export const secret = (bytes = 12): string => randomBytes(bytes).toString('hex');

/** Timestamps as Slack's: seconds, a dot, six digits; each later than the one before, so that they name messages. */
export function timestamps(now: () => Date): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now().getTime() * 1000);
    return spelledTs(last);
  };
}

/** Microseconds since the epoch, as a `ts`. */
export function spelledTs(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}
