import type { Context } from '../protocols/api.ts';
import { type Bucket, buckets } from './buckets.ts';
import { type Dimension, type Series, seriesKey } from './state.ts';

interface Wanted {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly Unit?: string | undefined;
}

/** The caller's series of exactly these dimensions; undefined when nothing was ever published, or in another unit. */
export function seriesOf({ state, account, region }: Context, wanted: Wanted): Series | undefined {
  const { Namespace: namespace, MetricName: metric, Dimensions: dimensions = [], Unit } = wanted;
  const found = state.cloudwatch.series.get(seriesKey({ account, region, namespace, metric, dimensions }));
  return Unit === undefined || Unit === unitOf(found) ? found : undefined;
}

export const unitOf = (series: Series | undefined): string => series?.unit ?? 'None';

interface Window {
  readonly StartTime: Date;
  readonly EndTime: Date;
  /** Seconds. */
  readonly Period: number;
}

export function read({ at }: Context, series: Series, { StartTime, EndTime, Period }: Window): readonly Bucket[] {
  return buckets(series, { start: StartTime.getTime(), end: EndTime.getTime(), period: Period, now: at.getTime() });
}
