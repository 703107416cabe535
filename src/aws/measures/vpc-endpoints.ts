import { paginateDescribeVpcEndpoints, type VpcEndpoint as SdkEndpoint } from '@aws-sdk/client-ec2';
import { failed } from '../../core/fact.ts';
import type { VpcEndpoint } from '../../core/network.ts';
import { accountInArn, nobody } from '../../core/subject.ts';
import { bucketRegionOf } from '../bucket-region.ts';
import { factOf } from '../fact-of.ts';
import { inAccount } from '../in-account.ts';
import { policyDocument } from '../policy-document.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 'ec2:DescribeVpcEndpoints' };

/**
 * EC2 shows an account its own endpoints only, so it is asked in the principal's account. The endpoint of a shared VPC
 * belongs to the VPC's owner and is not among them.
 */
export const vpcEndpoints: Reading<'vpcEndpoints'> = {
  name: 'vpcEndpoints',
  calls: ['DescribeVpcEndpoints'],
  needs: [ask.action],
  after: ['bucket', 'caller'],
  anywhere: true,

  async read(aws, _target, sofar, { principal } = nobody) {
    const region = bucketRegionOf(sofar);
    if (region === null) return failed('error', 'the region of the bucket is not known');
    const { caller } = sofar;
    if (caller?.is !== 'known') return caller ?? failed('error', 'it is not known in which account Cooper itself is');
    const account = accountInArn(principal ?? '') ?? caller.value.account;
    const clients = await inAccount(aws, caller, account, ask.action);
    if (clients.is !== 'known') return clients;
    return factOf(ask, async () => {
      const all: SdkEndpoint[] = [];
      const client = clients.value.in(region).ec2;
      const Filters = [{ Name: 'service-name', Values: [serviceName(region)] }];
      for await (const page of paginateDescribeVpcEndpoints({ client }, { Filters }))
        all.push(...required(page.VpcEndpoints, 'VpcEndpoints'));
      return all.map(endpointOf);
    });
  },
};

/** China's services have names of their own (VPC user guide, «AWS services that integrate with AWS PrivateLink»). */
const serviceName = (region: string): string => `${region.startsWith('cn-') ? 'cn.com' : 'com'}.amazonaws.${region}.s3`;

function endpointOf(endpoint: SdkEndpoint): VpcEndpoint {
  const { VpcEndpointType: type, PolicyDocument: policy = '' } = endpoint;
  return {
    id: required(endpoint.VpcEndpointId, 'VpcEndpointId'),
    vpcId: endpoint.VpcId ?? null,
    type: type === 'Gateway' || type === 'Interface' ? type : 'Other',
    state: endpoint.State ?? 'unknown',
    policy: policy === '' ? null : policyDocument(policy),
    routeTables: endpoint.RouteTableIds ?? [],
    owner: endpoint.OwnerId ?? null,
  };
}
