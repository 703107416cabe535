import { z } from 'zod';
import { decimal, listOf, moment, text, whole } from '../protocols/schema.ts';
import type { Context } from '../protocols/api.ts';
import { api } from './api.ts';
import { single } from './buckets.ts';
import { invalidCombination, invalidValue } from './errors.ts';
import { dimensions } from './shapes.ts';
import { type Datum, type MetricId, type Series, seriesKey } from './state.ts';

const metricDatum = z.object({
  MetricName: text,
  Dimensions: dimensions,
  Timestamp: moment.optional(),
  Value: decimal.optional(),
  StatisticValues: z.object({ SampleCount: decimal, Sum: decimal, Minimum: decimal, Maximum: decimal }).optional(),
  Values: listOf(decimal).optional(),
  Counts: listOf(decimal).optional(),
  Unit: text.optional(),
  StorageResolution: whole.optional(),
});
type MetricDatum = z.output<typeof metricDatum>;

/** Metrics of a call and values of a metric (CloudWatch API reference, PutMetricData). */
const mostMetrics = 1000;
const mostValues = 150;

/**
 * Unlike AWS it takes namespaces that begin with `AWS/` and data of any age: this is how people set a situation up.
 */
export const putMetricData = api({
  name: 'PutMetricData',
  input: z.object({ Namespace: text, MetricData: listOf(metricDatum) }),
  run(context, { Namespace: namespace, MetricData }) {
    if (MetricData.length > mostMetrics)
      throw invalidValue(`The collection MetricData must not have a size greater than ${mostMetrics}.`);
    const read = MetricData.map((metric) => ({ metric, datum: datumOf(metric, context.at) }));
    for (const { metric, datum } of read) publish(context, namespace, metric, datum);
    return {};
  },
});

function publish(context: Context, namespace: string, metric: MetricDatum, datum: Datum): void {
  const { account, region, state } = context;
  const id: MetricId = { account, region, namespace, metric: metric.MetricName, dimensions: metric.Dimensions ?? [] };
  const key = seriesKey(id);
  const found = state.cloudwatch.series.get(key);
  const series: Series = found ?? { ...id, unit: metric.Unit ?? null, source: { is: 'put', data: [] } };
  if (series.source.is !== 'put')
    throw invalidValue(`The metric ${metric.MetricName} has made-up data here and takes no other.`);
  series.source.data.push(datum);
  state.cloudwatch.series.set(key, series);
}

function datumOf(metric: MetricDatum, now: Date): Datum {
  const { MetricName, Value, Values, StatisticValues } = metric;
  const at = (metric.Timestamp ?? now).getTime();
  const given = [Value, Values, StatisticValues].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw invalidCombination(`${MetricName}: exactly one of Value, Values and StatisticValues must be specified.`);
  if (Value !== undefined) return single(at, Value);
  if (StatisticValues === undefined) return distribution(at, metric);
  const { SampleCount: count, Sum: sum, Minimum: min, Maximum: max } = StatisticValues;
  return { at, count, sum, min, max, samples: null };
}

function distribution(at: number, { MetricName, Values = [], Counts }: MetricDatum): Datum {
  if (Values.length === 0 || Values.length > mostValues)
    throw invalidValue(`${MetricName}: Values must have between 1 and ${mostValues} members.`);
  if (Counts !== undefined && Counts.length !== Values.length)
    throw invalidValue(`${MetricName}: Counts and Values must have the same number of members.`);
  return datum(
    at,
    Values.map((value, nth) => [value, Counts?.[nth] ?? 1]),
  );
}

/** A datum from single values and how often each was met. */
export function datum(at: number, samples: readonly (readonly [value: number, count: number])[]): Datum {
  const values = samples.map(([value]) => value);
  return {
    at,
    count: samples.reduce((sum, [, count]) => sum + count, 0),
    sum: samples.reduce((sum, [value, count]) => sum + value * count, 0),
    min: Math.min(...values),
    max: Math.max(...values),
    samples,
  };
}
