import { makeBounded } from './bounded.ts';

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
