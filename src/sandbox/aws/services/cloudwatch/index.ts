import type { Call, Service } from '../../service.ts';
import { jsonProtocol } from '../protocols/json.ts';
import type { Protocol } from '../protocols/protocol.ts';
import { queryProtocol } from '../protocols/query.ts';
import { cborProtocol } from '../protocols/rpc-cbor.ts';
import { serve } from '../protocols/serve.ts';
import { alarmApis } from './alarms.ts';
import { getMetricData } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { listMetrics } from './list-metrics.ts';
import { putMetricData } from './put-metric-data.ts';

const json = jsonProtocol({ version: '1.0', queryCompatible: true });
const query = queryProtocol('http://monitoring.amazonaws.com/doc/2010-08-01/');

/** The JavaScript SDK speaks JSON, the AWS CLI CBOR; older clients speak Query. */
function protocolOf({ headers }: Call): Protocol {
  if (headers['smithy-protocol'] === 'rpc-v2-cbor') return cborProtocol;
  return headers['x-amz-target'] === undefined ? query : json;
}

export const cloudwatch: Service = serve({
  name: 'cloudwatch',
  protocol: protocolOf,
  apis: [putMetricData, getMetricData, getMetricStatistics, listMetrics, ...alarmApis],
  invalid: 'InvalidParameterValue',
  unknown: 'InvalidAction',
});
