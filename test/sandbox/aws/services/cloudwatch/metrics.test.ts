import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datum, series } from '../../../../../src/sandbox/aws/services/cloudwatch/seed.ts';
import { account, local, type Local, now, other } from '../harness.ts';

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

const put = (...MetricData: NonNullable<ConstructorParameters<typeof PutMetricDataCommand>[0]['MetricData']>) =>
  cloudwatch.send(new PutMetricDataCommand({ Namespace: 'AWS/S3', MetricData }));

describe('cloudwatch statistics', () => {
  const asked = { Namespace: 'AWS/S3', MetricName: 'AllRequests', Dimensions, EndTime: now };

  it('come in no order, with their unit', async () => {
    for (const at of [3, 2, 1])
      await put({ MetricName: 'AllRequests', Dimensions, Timestamp: ago(at * minute), Value: at, Unit: 'Count' });
    const { Datapoints = [], Label } = await cloudwatch.send(
      new GetMetricStatisticsCommand({
        ...asked,
        StartTime: ago(10 * minute),
        Period: 60,
        Statistics: ['Sum', 'SampleCount'],
        ExtendedStatistics: ['p50'],
      }),
    );
    expect(Label).toBe('AllRequests');
    expect(Datapoints.map(({ Sum }) => Sum)).toEqual([2, 3, 1]);
    expect(Datapoints[0]).toEqual({
      Timestamp: ago(2 * minute),
      Sum: 2,
      SampleCount: 1,
      Unit: 'Count',
      ExtendedStatistics: { p50: 2 },
    });
  });

  it('refuse more than 1,440 data points', async () => {
    const call = cloudwatch.send(
      new GetMetricStatisticsCommand({ ...asked, StartTime: ago(2 * day), Period: 60, Statistics: ['Sum'] }),
    );
    await expect(call).rejects.toMatchObject({
      message: expect.stringContaining('You have requested up to 2,880 datapoints, which exceeds the limit of 1,440.'),
      Error: { Code: 'InvalidParameterCombination' },
    });
  });
});

describe('cloudwatch metrics', () => {
  it('are listed by dimension while they have data of the last two weeks', async () => {
    await put(
      { MetricName: 'AllRequests', Dimensions, Timestamp: ago(minute), Value: 1 },
      { MetricName: 'Stale', Dimensions, Timestamp: ago(15 * day), Value: 1 },
      {
        MetricName: 'AllRequests',
        Dimensions: [{ Name: 'BucketName', Value: 'media' }],
        Timestamp: ago(minute),
        Value: 1,
      },
    );
    series(aws.state, {
      account: other,
      region,
      metric: 'AllRequests',
      dimensions: { BucketName: 'logs' },
      source: { is: 'put', data: [datum(now.getTime(), [[1, 1]])] },
    });
    const listed = (more: object) => cloudwatch.send(new ListMetricsCommand({ Namespace: 'AWS/S3', ...more }));
    expect((await listed({ Dimensions: [{ Name: 'BucketName', Value: 'logs' }] })).Metrics).toEqual([
      { Namespace: 'AWS/S3', MetricName: 'AllRequests', Dimensions },
    ]);
    expect((await listed({ Dimensions: [{ Name: 'BucketName' }] })).Metrics).toHaveLength(2);
    expect((await listed({ MetricName: 'Stale' })).Metrics).toEqual([]);
  });

  it('come 500 on a page', async () => {
    for (let nth = 0; nth < 501; nth += 1)
      series(aws.state, {
        ...seeded,
        metric: `m${nth}`,
        source: { is: 'put', data: [datum(now.getTime(), [[1, 1]])] },
      });
    const first = await cloudwatch.send(new ListMetricsCommand({}));
    const second = await cloudwatch.send(new ListMetricsCommand({ NextToken: first.NextToken }));
    expect([first.Metrics?.length, second.Metrics?.length]).toEqual([500, 1]);
  });

  it('may have alarms', async () => {
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'errors',
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        Threshold: 5,
        Namespace: 'AWS/S3',
        MetricName: '5xxErrors',
        Statistic: 'Sum',
        Period: 300,
      }),
    );
    const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: 'err' }));
    expect(MetricAlarms).toMatchObject([
      {
        AlarmName: 'errors',
        Threshold: 5,
        StateValue: 'INSUFFICIENT_DATA',
        AlarmArn: `arn:aws:cloudwatch:us-east-1:${account}:alarm:errors`,
      },
    ]);
  });

  it('are answered in Query too', async () => {
    await put({ MetricName: 'AllRequests', Dimensions, Timestamp: ago(minute), Value: 7 });
    const authorization = `AWS4-HMAC-SHA256 Credential=${account}/20261007/us-east-1/monitoring/aws4_request`;
    const form = new URLSearchParams({
      Action: 'GetMetricStatistics',
      Version: '2010-08-01',
      Namespace: 'AWS/S3',
      MetricName: 'AllRequests',
      StartTime: ago(5 * minute).toISOString(),
      EndTime: now.toISOString(),
      Period: '60',
      'Statistics.member.1': 'Sum',
      'Dimensions.member.1.Name': 'BucketName',
      'Dimensions.member.1.Value': 'logs',
      'Dimensions.member.2.Name': 'FilterId',
      'Dimensions.member.2.Value': 'all',
    });
    const answer = await fetch(aws.client().endpoint, { method: 'POST', headers: { authorization }, body: form });
    expect(await answer.text()).toContain(
      '<member><Timestamp>2026-10-07T11:59:00Z</Timestamp><Sum>7</Sum><Unit>None</Unit></member>',
    );
  });
});
