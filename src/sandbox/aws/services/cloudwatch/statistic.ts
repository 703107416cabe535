import type { Bucket } from './buckets.ts';

/** What one statistic makes of a bucket; null where CloudWatch has no value for it. */
export type Statistic = (bucket: Bucket) => number | null;

const plain: Readonly<Record<string, Statistic>> = {
  Sum: ({ sum }) => sum,
  Average: ({ sum, count }) => (count === 0 ? null : sum / count),
  Minimum: ({ min }) => min,
  Maximum: ({ max }) => max,
  SampleCount: ({ count }) => count,
  IQM: trimmedMean(0.25, 0.75),
};

/**
 * The statistic of this name: `Sum`, `p99`, `p99.9`, `tm90`, `IQM` …; null for a name that isn't one (CloudWatch user
 * guide, «CloudWatch statistics definitions»).
 */
export function statistic(name: string): Statistic | null {
  const known = plain[name];
  if (known !== undefined) return known;
  const [, kind, digits] = /^(p|tm)(\d{1,3}(?:\.\d{1,10})?)$/.exec(name) ?? [];
  const share = Number(digits) / 100;
  if (kind === undefined || !(share <= 1)) return null;
  return kind === 'p' ? percentile(share) : trimmedMean(0, share);
}

function percentile(share: number): Statistic {
  return (bucket) => {
    const samples = sorted(bucket);
    if (samples === null) return null;
    let seen = 0;
    for (const [value, count] of samples) {
      seen += count;
      if (seen >= share * bucket.count) return value;
    }
    return samples.at(-1)?.[0] ?? null;
  };
}

/** The mean of what lies between two ranks. */
function trimmedMean(low: number, high: number): Statistic {
  return (bucket) => {
    const samples = sorted(bucket);
    if (samples === null) return null;
    const [first, last] = [low * bucket.count, high * bucket.count];
    let [seen, sum, kept] = [0, 0, 0];
    for (const [value, count] of samples) {
      const share = Math.max(0, Math.min(seen + count, last) - Math.max(seen, first));
      sum += value * share;
      kept += share;
      seen += count;
    }
    return kept === 0 ? null : sum / kept;
  };
}

/**
 * Single values in order. A statistic set has them only when all are the same, and negative values have no percentiles
 * (CloudWatch API reference, GetMetricStatistics).
 */
function sorted({ samples, min, max, count }: Bucket): readonly (readonly [number, number])[] | null {
  if (min < 0) return null;
  if (min === max) return [[min, count]];
  return samples?.toSorted(([a], [b]) => a - b) ?? null;
}
