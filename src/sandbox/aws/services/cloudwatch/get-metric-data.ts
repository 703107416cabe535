import { z } from 'zod';
import type { Context } from '../protocols/api.ts';
import { offset, tokenFor } from '../protocols/paging.ts';
import { flag, listOf, moment, text, whole } from '../protocols/schema.ts';
import { api } from './api.ts';
import { validation } from './errors.ts';
import { read, seriesOf } from './read.ts';
import { dimensions } from './shapes.ts';
import { statistic } from './statistic.ts';
import { isPeriod } from './window.ts';

const query = z.object({
  Id: z.string().regex(/^[a-z]\w*$/, 'Member must begin with a lower-case letter and hold letters, digits and _ only'),
  MetricStat: z
    .object({
      Metric: z.object({ Namespace: text, MetricName: text, Dimensions: dimensions }),
      Period: whole,
      Stat: text,
      Unit: text.optional(),
    })
    .optional(),
  Expression: z.string().optional(),
  Label: z.string().optional(),
  ReturnData: flag.optional(),
  AccountId: text.optional(),
});
type Query = z.output<typeof query>;

const input = z.object({
  MetricDataQueries: listOf(query),
  StartTime: moment,
  EndTime: moment,
  NextToken: text.optional(),
  ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).optional(),
  MaxDatapoints: whole.min(1).max(100_800).optional(),
});
type Input = z.output<typeof input>;

/** CloudWatch API reference, GetMetricData. */
const mostQueries = 500;
const mostDatapoints = 100_800;

interface Result {
  readonly id: string;
  readonly label: string;
  readonly points: readonly (readonly [at: number, value: number])[];
  readonly status: 'Complete' | 'InternalError' | 'Forbidden';
  readonly messages: readonly { readonly Code: string; readonly Value: string }[];
}

export const getMetricData = api({
  name: 'GetMetricData',
  input,
  run(context, asked) {
    check(asked);
    const results = asked.MetricDataQueries.filter(({ ReturnData = true }) => ReturnData).map((one) =>
      result(context, one, asked),
    );
    return paged(results, asked);
  },
});

function check({ MetricDataQueries: queries, StartTime, EndTime }: Input): void {
  if (queries.length > mostQueries)
    throw validation(`The collection MetricDataQueries must not have a size greater than ${mostQueries}.`);
  if (StartTime >= EndTime) throw validation('The parameter StartTime must be less than the parameter EndTime.');
  const ids = queries.map(({ Id }) => Id);
  const twice = ids.find((id, nth) => ids.indexOf(id) !== nth);
  if (twice !== undefined)
    throw validation(`The values for parameter id in MetricDataQueries are not unique: ${twice}.`);
  for (const { Id, Expression, MetricStat } of queries) {
    if (Expression !== undefined) throw validation(`${Id}: the local AWS does no metric math: ${Expression}`);
    checked(Id, MetricStat);
  }
}

/** One bad query says so in its own result: the others of the batch are answered. */
function result(context: Context, { Id: id, Label, AccountId, MetricStat }: Query, asked: Input): Result {
  const { Metric, Period, Stat, Unit } = checked(id, MetricStat);
  const empty = { id, label: Label ?? Metric.MetricName, points: [], messages: [] };
  const stat = statistic(Stat);
  if (stat === null) return failed(empty, 'InternalError', `${Stat} is not a statistic.`);
  if (AccountId !== undefined && AccountId !== context.account)
    return failed(empty, 'Forbidden', `No data of account ${AccountId} is shared with this one.`);
  const series = seriesOf(context, { ...Metric, Unit });
  if (series === undefined) return { ...empty, status: 'Complete' };
  const points = read(context, series, { ...asked, Period }).flatMap((bucket) => {
    const value = stat(bucket);
    return value === null ? [] : [[bucket.at, value] as const];
  });
  if (asked.ScanBy !== 'TimestampAscending') points.reverse();
  return { ...empty, points, status: 'Complete' };
}

function failed(empty: Omit<Result, 'status'>, status: 'InternalError' | 'Forbidden', why: string): Result {
  return { ...empty, status, messages: [{ Code: status, Value: why }] };
}

function checked(id: string, asked: Query['MetricStat']): NonNullable<Query['MetricStat']> {
  if (asked === undefined) throw validation(`${id}: either MetricStat or Expression must be specified.`);
  if (!isPeriod(asked.Period)) throw validation(`${id}: Period must be 1, 5, 10, 20, 30 or a multiple of 60.`);
  return asked;
}

/** Pages are cut by data points, one result after the other; what isn't finished on a page is `PartialData`. */
function paged(results: readonly Result[], { NextToken, MaxDatapoints = mostDatapoints }: Input) {
  const from = NextToken === undefined ? 0 : offset(NextToken, 'InvalidNextToken');
  const until = from + MaxDatapoints;
  let passed = 0;
  const shown = results.flatMap(({ id, label, points, status, messages }) => {
    const first = passed;
    passed += points.length;
    const finishedBefore = from > 0 && passed <= from;
    if (finishedBefore) return [];
    const part = points.slice(Math.max(0, from - first), Math.max(0, until - first));
    return [
      {
        Id: id,
        Label: label,
        Timestamps: part.map(([at]) => new Date(at)),
        Values: part.map(([, value]) => value),
        StatusCode: passed > until ? 'PartialData' : status,
        Messages: messages.length > 0 ? messages : null,
      },
    ];
  });
  return { MetricDataResults: shown, NextToken: passed > until ? tokenFor(until) : null, Messages: [] };
}
