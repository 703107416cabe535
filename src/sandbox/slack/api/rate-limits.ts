import type { Method } from './method.ts';

/** Slack's rate limits, by method, and for posts by channel (docs.slack.dev, «Rate limits»). */
export interface RateLimits {
  /** Null when the call may go on, else after how many seconds to try again. */
  take(method: Method, channel: string | null): number | null;
  clear(): void;
}

/** A short burst of posts is let through. */
const postBurst = 5;

export function rateLimits(now: () => Date): RateLimits {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take({ name, perMinute }, channel) {
      const perSecond = perMinute === 'post' ? 1 : perMinute / 60;
      if (!Number.isFinite(perSecond)) return null;
      const most = perMinute === 'post' ? postBurst : perMinute;
      const key = perMinute === 'post' ? `${name} ${channel ?? ''}` : name;
      const at = now().getTime();
      const before = buckets.get(key) ?? { tokens: most, at };
      const tokens = Math.min(most, before.tokens + ((at - before.at) / 1000) * perSecond);
      buckets.set(key, { at, tokens: tokens < 1 ? tokens : tokens - 1 });
      return tokens < 1 ? Math.ceil((1 - tokens) / perSecond) : null;
    },
    clear: () => buckets.clear(),
  };
}
