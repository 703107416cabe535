import type { Logger } from 'pino';
import { makeBounded } from './bounded.ts';
import { within } from './within.ts';

/** Slack delivers at least once, and to any replica. */
export interface Seen {
  /** True the first time that this key is asked about. */
  first(key: string): Promise<boolean>;
}

const hour = 3_600_000;

/** In this process's memory. Slack retries an event for about six minutes («Events API», retries). */
export function makeSeen({ now }: { now: () => Date }): Seen {
  const seen = makeBounded<true>({ most: 20_000, ttl: hour, now });
  return {
    first: async (key) => {
      const first = seen.get(key) === null;
      seen.set(key, true);
      return first;
    },
  };
}

const patience = 1_000;

/**
 * What all replicas together have seen, as far as the store can say so in a second: Slack must have its answer within
 * three. Where it can't, what this process has seen counts; an act on a change is done once whatever is said here.
 */
export function shared(of: { seen: Seen; first: (key: string) => Promise<boolean>; log: Logger }): Seen {
  return {
    async first(key) {
      if (!(await of.seen.first(key))) return false;
      try {
        return await within(patience, of.first(key));
      } catch (err) {
        of.log.warn({ err }, 'the store could not say whether a delivery is new');
        return true;
      }
    },
  };
}
