/** The work that is under way, so that stopping can wait for it. */
export interface Running {
  track<T>(work: Promise<T>): Promise<T>;
  /** Waits for all of it, but at most so many milliseconds. Says how much is left. */
  settled(atMost: number): Promise<number>;
}

export function makeRunning(): Running {
  const all = new Set<Promise<unknown>>();
  return {
    async track(work) {
      all.add(work);
      try {
        return await work;
      } finally {
        all.delete(work);
      }
    },
    async settled(atMost) {
      const until = AbortSignal.timeout(atMost);
      const late = new Promise<void>((resolve) => until.addEventListener('abort', () => resolve()));
      while (all.size > 0 && !until.aborted) await Promise.race([Promise.allSettled(all), late]);
      return all.size;
    },
  };
}
