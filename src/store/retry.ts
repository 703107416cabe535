import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What PostgreSQL says when two transactions got in each other's way and this one was rolled back for it: nothing
 * happened, so it may be tried again (manual, «Serialization Failure Handling»).
 */
const inTheWay = new Set(['40001', '40P01']);

const attempts = 5;

/** Runs it again, a few times and after a random wait, as long as that is why it fails. */
export async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await run();
    } catch (error) {
      if (nth === attempts || !inTheWay.has(codeOf(error))) throw error;
      // Milliseconds, up to 20, 40, 80, 160.
      await sleep(Math.random() * 10 * 2 ** nth);
    }
  }
}

/**
 * The server is not there, goes down, or comes up at this moment (manual, «PostgreSQL Error Codes», classes 08 and 57;
 * Node's own codes of connections). `pg` gives a connection that ends no code, nor one that has ended.
 */
const awayCodes = /^(08\d{3}|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH)$/;

const connectionEnded = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

export const isAway = (error: unknown): boolean =>
  awayCodes.test(codeOf(error)) || (error instanceof Error && connectionEnded.test(error.message));

/** Runs it again, once a `pause`, for so long as the server is away, at most `forMs` milliseconds. */
export async function whileAway<T>(
  run: () => Promise<T>,
  { forMs, pause, told }: { readonly forMs: number; readonly pause: number; readonly told: (error: unknown) => void },
): Promise<T> {
  for (const until = performance.now() + forMs; ;) {
    try {
      return await run();
    } catch (error) {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      if (!isAway(cause) || performance.now() + pause > until) throw error;
      told(cause);
      await sleep(pause);
    }
  }
}

/** The SQLSTATE of an error from the database, or Node's own code; empty when it has none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
