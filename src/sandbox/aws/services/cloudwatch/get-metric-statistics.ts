import { z } from 'zod';
import { listOf, moment, text, whole } from '../protocols/schema.ts';
import { api } from './api.ts';
import type { Bucket } from './buckets.ts';
import { invalidCombination, invalidValue } from './errors.ts';
import { read, seriesOf, unitOf } from './read.ts';
import { dimensions } from './shapes.ts';
import { statistic } from './statistic.ts';
import { isPeriod } from './window.ts';

const input = z.object({
  Namespace: text,
  MetricName: text,
  Dimensions: dimensions,
  StartTime: moment,
  EndTime: moment,
  Period: whole,
  Statistics: listOf(z.enum(['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'])).optional(),
  ExtendedStatistics: listOf(text).optional(),
  Unit: text.optional(),
});
type Input = z.output<typeof input>;

const mostDatapoints = 1440;

export const getMetricStatistics = api({
  name: 'GetMetricStatistics',
  input,
  run(context, asked) {
    check(asked);
    const series = seriesOf(context, asked);
    if (series === undefined) return { Label: asked.MetricName, Datapoints: [] };
    const Unit = unitOf(series);
    const points = read(context, series, asked).map((bucket) => ({ ...datapoint(bucket, asked), Unit }));
    return { Label: asked.MetricName, Datapoints: unordered(points) };
  },
});

function check({ StartTime, EndTime, Period, Statistics = [], ExtendedStatistics = [] }: Input): void {
  if (StartTime >= EndTime)
    throw invalidCombination('The parameter StartTime must be less than the parameter EndTime.');
  if (!isPeriod(Period)) throw invalidValue('Period must be 1, 5, 10, 20, 30 or a multiple of 60.');
  if (Statistics.length + ExtendedStatistics.length === 0)
    throw invalidCombination('At least one of the parameters Statistics and ExtendedStatistics must be specified.');
  const bad = ExtendedStatistics.find((name) => statistic(name) === null);
  if (bad !== undefined) throw invalidValue(`The value ${bad} for parameter ExtendedStatistics is not supported.`);
  const wanted = Math.ceil((EndTime.getTime() - StartTime.getTime()) / (Period * 1000));
  if (wanted > mostDatapoints)
    throw invalidCombination(
      `You have requested up to ${wanted.toLocaleString('en')} datapoints, which exceeds the limit of 1,440. ` +
        'You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    );
}

function datapoint(bucket: Bucket, { Statistics = [], ExtendedStatistics = [] }: Input) {
  const value = (name: string) => [name, statistic(name)?.(bucket) ?? null] as const;
  const extended = ExtendedStatistics.map(value).filter(([, one]) => one !== null);
  return {
    Timestamp: new Date(bucket.at),
    ...Object.fromEntries(Statistics.map(value)),
    ExtendedStatistics: extended.length === 0 ? null : new Map(extended),
  };
}

/** AWS gives data points in no order; always the same no order here, so that nobody gets used to a better one. */
function unordered<Point>(points: readonly Point[]): readonly Point[] {
  return [...points.filter((_, nth) => nth % 2 === 1), ...points.filter((_, nth) => nth % 2 === 0)];
}
