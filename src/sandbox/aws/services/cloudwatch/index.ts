import type { Service } from '../../service.ts';
import { jsonProtocol } from '../protocols/json.ts';
import { queryProtocol } from '../protocols/query.ts';
import { serve } from '../protocols/serve.ts';
import { alarmApis } from './alarms.ts';
import { getMetricData } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { listMetrics } from './list-metrics.ts';
import { putMetricData } from './put-metric-data.ts';

const json = jsonProtocol({ version: '1.0', queryCompatible: true });
const query = queryProtocol('http://monitoring.amazonaws.com/doc/2010-08-01/');

/** The JavaScript SDK speaks JSON; older clients speak Query. */
export const cloudwatch: Service = serve({
  name: 'cloudwatch',
  protocol: ({ headers }) => (headers['x-amz-target'] === undefined ? query : json),
  apis: [putMetricData, getMetricData, getMetricStatistics, listMetrics, ...alarmApis],
  invalid: 'InvalidParameterValue',
  unknown: 'InvalidAction',
});
