import type { Service } from '../../service.ts';
import { queryProtocol } from '../protocols/query.ts';
import { serve } from '../protocols/serve.ts';
import { accessKeyApis } from './access-keys.ts';
import { accountApis } from './account.ts';
import { attachmentApis } from './attachments.ts';
import { boundaryApis } from './boundaries.ts';
import { groupApis } from './groups.ts';
import { inlinePolicyApis } from './inline-policies.ts';
import { instanceProfileApis } from './instance-profiles.ts';
import { policyApis } from './policies.ts';
import { policyVersionApis } from './policy-versions.ts';
import { roleApis } from './roles.ts';
import { simulatorApis } from './simulator.ts';
import { tagApis } from './tags.ts';
import { userApis } from './users.ts';

const query = queryProtocol('https://iam.amazonaws.com/doc/2010-05-08/');

export const iam: Service = serve({
  name: 'iam',
  protocol: () => query,
  apis: [
    ...userApis,
    ...groupApis,
    ...roleApis,
    ...policyApis,
    ...policyVersionApis,
    ...inlinePolicyApis,
    ...attachmentApis,
    ...boundaryApis,
    ...tagApis,
    ...accessKeyApis,
    ...instanceProfileApis,
    ...accountApis,
    ...simulatorApis,
  ],
  invalid: 'ValidationError',
  unknown: 'InvalidAction',
});
