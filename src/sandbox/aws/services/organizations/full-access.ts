import type { OrganizationPolicy, PolicyType } from './state.ts';

const service = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});
const resource = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

const policies: Readonly<Record<PolicyType, OrganizationPolicy | null>> = {
  SERVICE_CONTROL_POLICY: awsPolicy('p-FullAWSAccess', 'SERVICE_CONTROL_POLICY', 'FullAWSAccess', service),
  RESOURCE_CONTROL_POLICY: awsPolicy('p-RCPFullAWSAccess', 'RESOURCE_CONTROL_POLICY', 'RCPFullAWSAccess', resource),
  S3_POLICY: null,
};

/** The policy that AWS attaches everywhere when a kind is enabled; null where the kind has none. */
export const fullAccess = (type: PolicyType): OrganizationPolicy | null => policies[type];

function awsPolicy(id: string, type: PolicyType, name: string, content: string): OrganizationPolicy {
  const arn = `arn:aws:organizations::aws:policy/${type.toLowerCase()}/${id}`;
  return { id, arn, type, awsManaged: true, name, description: 'Allows access to every operation', content };
}
