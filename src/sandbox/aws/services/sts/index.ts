import type { Service } from '../../service.ts';
import { queryProtocol } from '../protocols/query.ts';
import { serve } from '../protocols/serve.ts';
import { assumeRole } from './assume-role.ts';
import { callerApis } from './caller.ts';

const query = queryProtocol('https://sts.amazonaws.com/doc/2011-06-15/');

export const sts: Service = serve({
  name: 'sts',
  protocol: () => query,
  apis: [assumeRole, ...callerApis],
  invalid: 'ValidationError',
  unknown: 'InvalidAction',
});
