import type { Service } from '../../service.ts';
import { ec2Protocol } from '../protocols/query.ts';
import { serve } from '../protocols/serve.ts';
import { networkApis } from './network.ts';
import { vpcEndpointApis } from './vpc-endpoints.ts';

const wire = ec2Protocol('http://ec2.amazonaws.com/doc/2016-11-15/');

export const ec2: Service = serve({
  name: 'ec2',
  protocol: () => wire,
  apis: [...vpcEndpointApis, ...networkApis],
  invalid: 'InvalidParameterValue',
  unknown: 'InvalidAction',
});
