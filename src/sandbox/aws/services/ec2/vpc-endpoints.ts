import { z } from 'zod';
import { AwsError } from '../../service.ts';
import type { Context } from '../protocols/api.ts';
import { hexId } from '../protocols/ids.ts';
import { flag, text } from '../protocols/schema.ts';
import { api } from './api.ts';
import { filtered, filters, ids, listing, paging, tagSpecifications, tagsOf, tagsView } from './shapes.ts';
import type { Ec2State, VpcEndpoint } from './state.ts';

/** The policy of an endpoint that was made without one (VPC user guide, «Default endpoint policy»). */
const fullAccess = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

export type WantedEndpoint = Partial<Omit<VpcEndpoint, 'state'>> &
  Pick<VpcEndpoint, 'account' | 'region' | 'vpc' | 'serviceName' | 'created'>;

export function addEndpoint(ec2: Ec2State, wanted: WantedEndpoint): VpcEndpoint {
  ec2.made += 1;
  const made: VpcEndpoint = {
    id: `vpce-${hexId(17, 'endpoint', wanted.account, ec2.made)}`,
    type: 'Gateway',
    state: 'available',
    tags: new Map(),
    policy: fullAccess,
    routeTables: [],
    subnets: [],
    privateDns: false,
    ...wanted,
  };
  ec2.endpoints.set(made.id, made);
  return made;
}

const describeVpcEndpoints = api({
  name: 'DescribeVpcEndpoints',
  input: z.object({ VpcEndpointId: ids, Filter: filters, ...paging }),
  run(context, { VpcEndpointId, Filter, ...asked }) {
    const own = [...context.state.ec2.endpoints.values()].filter(
      ({ account, region }) => account === context.account && region === context.region,
    );
    const named = VpcEndpointId === undefined ? own : VpcEndpointId.map((id) => endpointOf(context, id));
    const shown = filtered(named, Filter, {
      'vpc-endpoint-id': ({ id }) => [id],
      'vpc-id': ({ vpc }) => [vpc],
      'service-name': ({ serviceName }) => [serviceName],
      'vpc-endpoint-state': ({ state }) => [state],
      'vpc-endpoint-type': ({ type }) => [type],
    });
    return listing('vpcEndpointSet', shown.map(view), asked);
  },
});

const createVpcEndpoint = api({
  name: 'CreateVpcEndpoint',
  input: z.object({
    VpcId: text,
    ServiceName: text,
    VpcEndpointType: z.enum(['Gateway', 'Interface']).optional(),
    PolicyDocument: text.optional(),
    RouteTableId: ids,
    SubnetId: ids,
    PrivateDnsEnabled: flag.optional(),
    TagSpecification: tagSpecifications,
  }),
  run({ state, account, region, at: created }, asked) {
    const endpoint = addEndpoint(state.ec2, {
      account,
      region,
      created,
      vpc: asked.VpcId,
      serviceName: asked.ServiceName,
      type: asked.VpcEndpointType ?? 'Gateway',
      policy: asked.PolicyDocument ?? fullAccess,
      routeTables: asked.RouteTableId ?? [],
      subnets: asked.SubnetId ?? [],
      privateDns: asked.PrivateDnsEnabled ?? false,
      tags: tagsOf(asked.TagSpecification),
    });
    return { vpcEndpoint: view(endpoint) };
  },
});

const modifyVpcEndpoint = api({
  name: 'ModifyVpcEndpoint',
  input: z.object({
    VpcEndpointId: text,
    ResetPolicy: flag.optional(),
    PolicyDocument: text.optional(),
    AddRouteTableId: ids,
    RemoveRouteTableId: ids,
  }),
  resource: ({ VpcEndpointId }, { account, region }) =>
    `arn:aws:ec2:${region}:${account}:vpc-endpoint/${VpcEndpointId}`,
  run(context, { VpcEndpointId, ResetPolicy, PolicyDocument, AddRouteTableId = [], RemoveRouteTableId = [] }) {
    const endpoint = endpointOf(context, VpcEndpointId);
    endpoint.policy = ResetPolicy === true ? fullAccess : (PolicyDocument ?? endpoint.policy);
    const kept = endpoint.routeTables.filter((id) => !RemoveRouteTableId.includes(id));
    endpoint.routeTables = [...new Set([...kept, ...AddRouteTableId])];
    return { return: true };
  },
});

function endpointOf({ state, account, region }: Context, id: string): VpcEndpoint {
  const found = state.ec2.endpoints.get(id);
  if (found !== undefined && found.account === account && found.region === region) return found;
  throw new AwsError('InvalidVpcEndpointId.NotFound', 400, `The Vpc Endpoint Id '${id}' does not exist`);
}

function view(endpoint: VpcEndpoint) {
  return {
    vpcEndpointId: endpoint.id,
    vpcEndpointType: endpoint.type,
    vpcId: endpoint.vpc,
    serviceName: endpoint.serviceName,
    state: endpoint.state,
    policyDocument: endpoint.policy,
    routeTableIdSet: endpoint.routeTables,
    subnetIdSet: endpoint.subnets,
    privateDnsEnabled: endpoint.privateDns,
    creationTimestamp: endpoint.created,
    tagSet: tagsView(endpoint.tags),
    ownerId: endpoint.account,
  };
}

export const vpcEndpointApis = [describeVpcEndpoints, createVpcEndpoint, modifyVpcEndpoint];
