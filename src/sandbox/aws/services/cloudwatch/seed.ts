import type { State } from '../../state.ts';
import { type Dimension, type Series, seriesKey, type Source } from './state.ts';

export { datum } from './put-metric-data.ts';

interface SeededSeries {
  readonly account: string;
  readonly region: string;
  /** `AWS/S3` when not given. */
  readonly namespace?: string;
  readonly metric: string;
  /** A record is enough: `{ BucketName: 'logs', FilterId: 'EntireBucket' }`. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** `Count`, `Bytes`, `Milliseconds` …; none when not given. */
  readonly unit?: string;
  readonly source: Source;
}

/** A metric and where its data come from: put data, an array of values, or a pure function of time. */
export function series(state: State, seeded: SeededSeries): Series {
  const { account, region, metric, source, unit = null, namespace = 'AWS/S3' } = seeded;
  const dimensions: readonly Dimension[] = Object.entries(seeded.dimensions).map(([Name, Value]) => ({ Name, Value }));
  const made: Series = { account, region, namespace, metric, dimensions, unit, source };
  state.cloudwatch.series.set(seriesKey(made), made);
  return made;
}
