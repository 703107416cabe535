const minute = 60_000;
const day = 86_400_000;

/**
 * Where a window begins: CloudWatch rounds its start down, the further the older it is (CloudWatch API reference,
 * GetMetricStatistics, StartTime). Periods are counted from there.
 */
export function windowStart(start: number, now: number, period: number): number {
  const age = now - start;
  const grain = age > 63 * day ? 60 * minute : age > 15 * day ? 5 * minute : Math.min(minute, period * 1000);
  return start - (start % grain);
}

/** The oldest moment that data of this period (seconds) are kept for (same page, «retains metric data»). */
export function oldestKept(now: number, period: number): number {
  if (period % 3600 === 0) return now - 455 * day;
  if (period % 300 === 0) return now - 63 * day;
  return now - (period % 60 === 0 ? 15 * day : day / 8);
}

/** Periods that may be asked for: 1, 5, 10, 20, 30 or a multiple of 60 seconds. */
export const isPeriod = (period: number): boolean =>
  [1, 5, 10, 20, 30].includes(period) || (period > 0 && period % 60 === 0);
