import type { Service } from '../../service.ts';
import { jsonProtocol } from '../protocols/json.ts';
import { serve } from '../protocols/serve.ts';
import { lookupEvents } from './lookup-events.ts';
import { trailApis } from './trails.ts';

const json = jsonProtocol({ version: '1.1' });

export const cloudtrail: Service = serve({
  name: 'cloudtrail',
  protocol: () => json,
  apis: [lookupEvents, ...trailApis],
  invalid: 'InvalidParameterException',
  unknown: 'UnknownOperationException',
});
