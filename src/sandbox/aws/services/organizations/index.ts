import type { Service } from '../../service.ts';
import { jsonProtocol } from '../protocols/json.ts';
import { serve } from '../protocols/serve.ts';
import { describeEffectivePolicy } from './effective-policy.ts';
import { policyApis } from './policies.ts';
import { treeApis } from './tree.ts';

const json = jsonProtocol({ version: '1.1' });

export const organizations: Service = serve({
  name: 'organizations',
  protocol: () => json,
  apis: [...treeApis, ...policyApis, describeEffectivePolicy],
  invalid: 'InvalidInputException',
  unknown: 'UnknownOperationException',
});
