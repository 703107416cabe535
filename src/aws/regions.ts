/** Where buckets were found lately, so that the next question starts in the right region. */
export interface Regions {
  of(bucket: string): string | null;
  learn(bucket: string, region: string): void;
}

const lifetimeMs = 5 * 60_000;
const most = 1_000;

export function regions(now: () => number = Date.now): Regions {
  const found = new Map<string, { region: string; until: number }>();
  return {
    of(bucket) {
      const at = found.get(bucket);
      return at !== undefined && now() < at.until ? at.region : null;
    },
    learn(bucket, region) {
      found.delete(bucket);
      found.set(bucket, { region, until: now() + lifetimeMs });
      for (const oldest of found.keys()) {
        if (found.size <= most) return;
        found.delete(oldest);
      }
    },
  };
}
