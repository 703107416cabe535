import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datum, series } from '../../../../../src/sandbox/aws/services/cloudwatch/seed.ts';
import { account, local, type Local, now } from '../harness.ts';

let aws: Local;
let cloudwatch: CloudWatchClient;
beforeEach(async () => {
  aws = await local();
  cloudwatch = new CloudWatchClient(aws.client());
});
afterEach(() => aws.stop());

const minute = 60_000;
const day = 86_400_000;
const ago = (ms: number) => new Date(now.getTime() - ms);
const Dimensions = [
  { Name: 'BucketName', Value: 'logs' },
  { Name: 'FilterId', Value: 'all' },
];
const region = 'us-east-1';
const seeded = { account, region, dimensions: { BucketName: 'logs', FilterId: 'all' } };

function query(
  Stat: string,
  more: { Id?: string; Period?: number; MetricName?: string; Dimensions?: typeof Dimensions } = {},
): MetricDataQuery {
  const { Id = 'a', Period = 60, MetricName = 'FirstByteLatency' } = more;
  const Metric = { Namespace: 'AWS/S3', MetricName, Dimensions: more.Dimensions ?? Dimensions };
  return { Id, MetricStat: { Metric, Period, Stat } };
}

async function ask(
  queries: readonly MetricDataQuery[],
  more: Partial<ConstructorParameters<typeof GetMetricDataCommand>[0]> = {},
) {
  const window = { StartTime: ago(60 * minute), EndTime: now, ScanBy: 'TimestampAscending' as const };
  return cloudwatch.send(new GetMetricDataCommand({ MetricDataQueries: [...queries], ...window, ...more }));
}

const put = (...MetricData: NonNullable<ConstructorParameters<typeof PutMetricDataCommand>[0]['MetricData']>) =>
  cloudwatch.send(new PutMetricDataCommand({ Namespace: 'AWS/S3', MetricData }));

describe('cloudwatch metric data', () => {
  it('gives every statistic of what was put', async () => {
    const Values = [10, 20, 30, 1000];
    const Counts = [50, 40, 9, 1];
    await put({ MetricName: 'FirstByteLatency', Dimensions, Timestamp: ago(5 * minute), Values, Counts });
    const stats = [
      'Sum',
      'Average',
      'Minimum',
      'Maximum',
      'SampleCount',
      'p50',
      'p90',
      'p99',
      'p99.9',
      'p100',
      'tm99',
      'IQM',
    ];
    const { MetricDataResults = [] } = await ask(stats.map((stat, nth) => query(stat, { Id: `q${nth}` })));
    expect(MetricDataResults.map(({ Values: values }) => values?.[0])).toEqual([
      2570,
      25.7,
      10,
      1000,
      100,
      10,
      20,
      30,
      1000,
      1000,
      1570 / 99,
      15,
    ]);
    expect(MetricDataResults[0]?.Timestamps).toEqual([ago(5 * minute)]);
  });

  it('has no percentiles of statistic sets, unless all their values are the same', async () => {
    const set = (SampleCount: number, Sum: number, Minimum: number, Maximum: number) => ({
      SampleCount,
      Sum,
      Minimum,
      Maximum,
    });
    await put(
      { MetricName: 'FirstByteLatency', Dimensions, Timestamp: ago(5 * minute), StatisticValues: set(4, 20, 2, 9) },
      { MetricName: 'FirstByteLatency', Dimensions, Timestamp: ago(4 * minute), StatisticValues: set(4, 20, 5, 5) },
    );
    const { MetricDataResults } = await ask([query('Average'), query('p50', { Id: 'b' })]);
    expect(MetricDataResults?.map(({ Values }) => Values)).toEqual([[5, 5], [5]]);
  });

  it('adds up what falls into one period, counted from the start of the window', async () => {
    for (const at of [13, 12, 6, 1])
      await put({ MetricName: 'AllRequests', Dimensions, Timestamp: ago(at * minute), Value: at });
    const { MetricDataResults } = await ask([query('Sum', { MetricName: 'AllRequests', Period: 300 })], {
      StartTime: ago(15 * minute),
    });
    expect(MetricDataResults?.[0]).toMatchObject({
      Timestamps: [ago(15 * minute), ago(10 * minute), ago(5 * minute)],
      Values: [25, 6, 1],
      StatusCode: 'Complete',
    });
  });

  it('is newest first unless asked otherwise', async () => {
    for (const at of [2, 1])
      await put({ MetricName: 'AllRequests', Dimensions, Timestamp: ago(at * minute), Value: at });
    const { MetricDataResults } = await ask([query('Sum', { MetricName: 'AllRequests' })], { ScanBy: undefined });
    expect(MetricDataResults?.[0]?.Values).toEqual([1, 2]);
  });

  it('is only found by exactly its dimensions, in any order', async () => {
    await put({ MetricName: 'AllRequests', Dimensions, Timestamp: ago(minute), Value: 1 });
    const asked = (Id: string, dimensions: typeof Dimensions) =>
      query('Sum', { Id, MetricName: 'AllRequests', Dimensions: dimensions });
    const { MetricDataResults } = await ask([
      asked('turned', Dimensions.toReversed()),
      asked('fewer', Dimensions.slice(0, 1)),
    ]);
    expect(MetricDataResults?.map(({ Values }) => Values)).toEqual([[1], []]);
  });

  it('lets one bad statistic fail alone', async () => {
    await put({ MetricName: 'FirstByteLatency', Dimensions, Timestamp: ago(minute), Value: 1 });
    const { MetricDataResults } = await ask([query('p101', { Id: 'bad' }), query('p50', { Id: 'good' })]);
    expect(MetricDataResults).toMatchObject([
      { Id: 'bad', StatusCode: 'InternalError', Values: [], Messages: [{ Value: 'p101 is not a statistic.' }] },
      { Id: 'good', StatusCode: 'Complete', Values: [1] },
    ]);
  });

  it('is cut into pages, of which the unfinished say so', async () => {
    const values = Float64Array.from({ length: 60 }, (_, nth) => nth);
    for (const metric of ['AllRequests', 'GetRequests'])
      series(aws.state, {
        ...seeded,
        metric,
        source: { is: 'array', start: ago(60 * minute).getTime(), step: minute, values },
      });
    const queries = [
      query('Sum', { Id: 'a', MetricName: 'AllRequests' }),
      query('Sum', { Id: 'b', MetricName: 'GetRequests' }),
    ];
    const got = new Map<string, number[]>();
    let NextToken: string | undefined;
    const codes: unknown[] = [];
    do {
      const page = await ask(queries, { MaxDatapoints: 50, NextToken });
      for (const { Id = '', Values = [] } of page.MetricDataResults ?? [])
        got.set(Id, [...(got.get(Id) ?? []), ...Values]);
      codes.push(page.MetricDataResults?.map(({ StatusCode }) => StatusCode));
      ({ NextToken } = page);
    } while (NextToken !== undefined);
    expect([...got]).toEqual([
      ['a', [...values]],
      ['b', [...values]],
    ]);
    expect(codes).toEqual([['PartialData', 'PartialData'], ['Complete', 'PartialData'], ['Complete']]);
  });

  it.each([
    ['metric math', [{ Id: 'm', Expression: 'a / b' }], {}, 'a / b'],
    ['more than 500 queries', Array.from({ length: 501 }, (_, nth) => query('Sum', { Id: `q${nth}` })), {}, '500'],
    ['two queries of one id', [query('Sum'), query('Sum')], {}, 'not unique'],
    ['a window that ends before it starts', [query('Sum')], { EndTime: ago(day) }, 'StartTime must be less'],
    ['a period of 90 seconds', [query('Sum', { Period: 90 })], {}, 'Period'],
  ])('refuses %s', async (_what, queries, more, message) => {
    await expect(ask(queries, more)).rejects.toMatchObject({
      Error: { Code: 'ValidationError' },
      message: expect.stringContaining(message),
    });
  });

  it('forgets minutes after 15 days and five minutes after 63, as AWS does', async () => {
    for (const days of [1, 20, 100])
      await put({ MetricName: 'AllRequests', Dimensions, Timestamp: ago(days * day), Value: days });
    const asked = (Period: number) => query('Sum', { Id: `p${Period}`, MetricName: 'AllRequests', Period });
    const { MetricDataResults } = await ask([asked(60), asked(300), asked(3600)], { StartTime: ago(200 * day) });
    expect(MetricDataResults?.map(({ Values }) => Values)).toEqual([[1], [20, 1], [100, 20, 1]]);
  });

  it('answers from a pure function of time, four weeks of minutes in good time', async () => {
    series(aws.state, {
      ...seeded,
      metric: 'FirstByteLatency',
      source: {
        is: 'function',
        *points(start, end) {
          for (let at = Math.ceil(start / minute) * minute; at < end; at += minute)
            yield datum(at, [
              [10, 99],
              [500, 1],
            ]);
        },
      },
    });
    const started = performance.now();
    const { MetricDataResults } = await ask(
      [query('p99', { Period: 3600 }), query('p99.9', { Id: 'b', Period: 3600 })],
      {
        StartTime: ago(28 * day),
      },
    );
    expect(MetricDataResults?.map(({ Values }) => [Values?.length, Values?.[0]])).toEqual([
      [672, 10],
      [672, 500],
    ]);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('takes bodies that the SDK compresses', async () => {
    const many = Array.from({ length: 500 }, (_, nth) => ({
      MetricName: 'AllRequests',
      Dimensions,
      Timestamp: ago((nth + 1) * minute),
      Value: 1,
    }));
    await put(...many);
    const { MetricDataResults } = await ask([query('Sum', { MetricName: 'AllRequests', Period: 86_400 })], {
      StartTime: ago(day),
    });
    expect(MetricDataResults?.[0]?.Values).toEqual([500]);
  });

  it('refuses a datum with no value and one with too many kinds of values', async () => {
    await expect(put({ MetricName: 'x' })).rejects.toThrow('exactly one of Value');
    await expect(put({ MetricName: 'x', Value: 1, Values: [1] })).rejects.toThrow('exactly one of Value');
  });
});
