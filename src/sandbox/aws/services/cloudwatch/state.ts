export interface CloudWatchState {
  /** By account, region, namespace, metric and dimensions: see `seriesKey`. */
  readonly series: Map<string, Series>;
  readonly alarms: Map<string, Alarm>;
}

export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

export interface MetricId {
  readonly account: string;
  readonly region: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly Dimension[];
}

export interface Series extends MetricId {
  readonly unit: string | null;
  readonly source: Source;
}

/**
 * What was published for one moment: a statistic set, and the single values where they were published too.
 * Without them CloudWatch has no percentiles (PutMetricData API reference).
 */
export interface Datum {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** Pairs of value and how often; null for a bare statistic set. */
  readonly samples: readonly (readonly [value: number, count: number])[] | null;
}

/**
 * Where a series' data come from. `put` grows by PutMetricData. `array` holds one value for each step from `start`
 * (milliseconds), NaN where nothing was published. `function` is a pure function of the time asked for; it may answer
 * at any resolution up to `period` (seconds), and `start <= at < end` (milliseconds).
 */
export type Source =
  | { readonly is: 'put'; readonly data: Datum[] }
  | { readonly is: 'array'; readonly start: number; readonly step: number; readonly values: Float64Array }
  | { readonly is: 'function'; points(start: number, end: number, period: number): Iterable<Datum> };

export interface Alarm {
  readonly account: string;
  readonly region: string;
  readonly arn: string;
  readonly updated: Date;
  /** PutMetricAlarm's own parameters. */
  readonly definition: Readonly<Record<string, unknown>> & { readonly AlarmName: string };
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
}

export function newCloudWatchState(): CloudWatchState {
  return { series: new Map(), alarms: new Map() };
}

/** One key for one metric, whatever the order in which its dimensions were named. */
export function seriesKey({ account, region, namespace, metric, dimensions }: MetricId): string {
  const sorted = dimensions.map(({ Name, Value }) => `${Name}\u0001${Value}`).sort((a, b) => (a < b ? -1 : 1));
  return [account, region, namespace, metric, ...sorted].join('\u0000');
}
