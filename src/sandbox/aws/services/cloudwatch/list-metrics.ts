import { z } from 'zod';
import { page } from '../protocols/paging.ts';
import { listOf, text } from '../protocols/schema.ts';
import { api } from './api.ts';
import { data } from './buckets.ts';
import type { Series } from './state.ts';

const day = 86_400_000;

/** Only metrics with data of the last two weeks, 500 on a page (CloudWatch API reference, ListMetrics). */
export const listMetrics = api({
  name: 'ListMetrics',
  input: z.object({
    Namespace: text.optional(),
    MetricName: text.optional(),
    Dimensions: listOf(z.object({ Name: text, Value: text.optional() })).optional(),
    RecentlyActive: z.literal('PT3H').optional(),
    NextToken: text.optional(),
  }),
  run({ state, account, region, at }, { Namespace, MetricName, Dimensions = [], RecentlyActive, NextToken }) {
    const since = at.getTime() - (RecentlyActive === undefined ? 14 * day : day / 8);
    const found = [...state.cloudwatch.series.values()]
      .filter((series) => series.account === account && series.region === region)
      .filter(({ namespace }) => Namespace === undefined || namespace === Namespace)
      .filter(({ metric }) => MetricName === undefined || metric === MetricName)
      .filter(({ dimensions }) =>
        Dimensions.every(({ Name, Value }) =>
          dimensions.some((own) => own.Name === Name && (Value === undefined || own.Value === Value)),
        ),
      )
      .filter((series) => hasData(series, since, at.getTime()));
    const { items, next } = page(found, { size: 500, token: NextToken, invalid: 'InvalidParameterValue' });
    const shown = items.map(({ namespace, metric, dimensions }) => ({
      Namespace: namespace,
      MetricName: metric,
      Dimensions: dimensions,
    }));
    return { Metrics: shown, NextToken: next };
  },
});

function hasData({ source }: Series, since: number, now: number): boolean {
  for (const _ of data(source, since, now + 1, 3600)) return true;
  return false;
}
