import type { Fact } from '../core/fact.ts';
import { patience } from './http-handler.ts';

/** What is large, changes seldom and serves every question alike: an account's IAM, the organization. */
export interface Snapshots {
  /**
   * What was read under this name in the last five minutes, else reads it. Whoever asks meanwhile shares the reading,
   * which goes on when the question that began it has run out of time: the next one finds it done. Failures and
   * refusals are not kept.
   */
  readonly take: <T>(name: string, read: () => Promise<Fact<T>>) => Promise<Fact<T>>;
}

const lifetimeMs = 5 * 60_000;
const most = 1_000;

export function snapshots(now: () => number = Date.now): Snapshots {
  const kept = new Map<string, { readonly fact: Promise<Fact<unknown>>; until: number }>();
  return {
    async take<T>(name: string, read: () => Promise<Fact<T>>): Promise<Fact<T>> {
      const there = kept.get(name);
      if (there !== undefined && now() < there.until) return there.fact as Promise<Fact<T>>;
      const taken = { fact: patience.exit(read), until: Number.POSITIVE_INFINITY };
      kept.delete(name);
      kept.set(name, taken);
      forgetOldest(kept);
      const fact = await taken.fact;
      if (fact.is === 'known' || fact.is === 'absent') taken.until = now() + lifetimeMs;
      else if (kept.get(name) === taken) kept.delete(name);
      return fact;
    },
  };
}

function forgetOldest(kept: Map<string, unknown>): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
}
