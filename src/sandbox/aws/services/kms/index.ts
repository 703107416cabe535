import type { Service } from '../../service.ts';
import { jsonProtocol } from '../protocols/json.ts';
import { serve } from '../protocols/serve.ts';
import { aliasApis } from './aliases.ts';
import { grantApis } from './grants.ts';
import { keyApis } from './key-apis.ts';
import { keyPolicyApis } from './key-policies.ts';

const json = jsonProtocol({ version: '1.1' });

export const kms: Service = serve({
  name: 'kms',
  protocol: () => json,
  apis: [...keyApis, ...aliasApis, ...keyPolicyApis, ...grantApis],
  invalid: 'ValidationException',
  unknown: 'UnknownOperationException',
});
