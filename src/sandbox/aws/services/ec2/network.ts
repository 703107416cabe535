import { z } from 'zod';
import { AwsError } from '../../service.ts';
import { listOf, text } from '../protocols/schema.ts';
import { api } from './api.ts';
import { filtered, filters, ids, listing, paging, tagsView } from './shapes.ts';
import type { RouteTable, Vpc } from './state.ts';

const describeRouteTables = api({
  name: 'DescribeRouteTables',
  input: z.object({ RouteTableId: ids, Filter: filters, ...paging }),
  run({ state, account, region }, { RouteTableId, Filter, ...asked }) {
    const own = [...state.ec2.routeTables.values()].filter((one) => one.account === account && one.region === region);
    const named = chosen(own, RouteTableId, 'InvalidRouteTableID.NotFound', 'routeTable ID');
    const shown = filtered(named, Filter, {
      'route-table-id': ({ id }) => [id],
      'vpc-id': ({ vpc }) => [vpc],
      'association.subnet-id': ({ subnets }) => subnets,
      'association.main': ({ isMain }) => [String(isMain)],
      'route.gateway-id': ({ routes }) => routes.map(({ target }) => target),
    });
    return listing('routeTableSet', shown.map(routeTableView), asked);
  },
});

const describeVpcs = api({
  name: 'DescribeVpcs',
  input: z.object({ VpcId: ids, Filter: filters, ...paging }),
  run({ state, account, region }, { VpcId, Filter, ...asked }) {
    const own = [...state.ec2.vpcs.values()].filter((one) => one.account === account && one.region === region);
    const named = chosen(own, VpcId, 'InvalidVpcID.NotFound', 'vpc ID');
    const shown = filtered(named, Filter, {
      'vpc-id': ({ id }) => [id],
      cidr: ({ cidr }) => [cidr],
      'is-default': ({ isDefault }) => [String(isDefault)],
    });
    return listing('vpcSet', shown.map(vpcView), asked);
  },
});

/** Regions that every account has from the start (EC2 user guide, «Available Regions»). */
const regions = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

const describeRegions = api({
  name: 'DescribeRegions',
  input: z.object({ RegionName: listOf(text).optional() }),
  run(_context, { RegionName = regions }) {
    const unknown = RegionName.find((name) => !regions.includes(name));
    if (unknown !== undefined) throw new AwsError('InvalidParameterValue', 400, `Invalid region provided: ${unknown}`);
    const shown = RegionName.map((regionName) => ({
      regionName,
      regionEndpoint: `ec2.${regionName}.amazonaws.com`,
      optInStatus: 'opt-in-not-required',
    }));
    return { regionInfo: shown };
  },
});

function chosen<Item extends { readonly id: string }>(
  own: readonly Item[],
  wanted: readonly string[] | undefined,
  code: string,
  what: string,
): readonly Item[] {
  const missing = wanted?.find((id) => !own.some((one) => one.id === id));
  if (missing !== undefined) throw new AwsError(code, 400, `The ${what} '${missing}' does not exist`);
  return wanted === undefined ? own : own.filter(({ id }) => wanted.includes(id));
}

function routeTableView(table: RouteTable) {
  const main = table.isMain ? [{ routeTableId: table.id, main: true }] : [];
  const subnets = table.subnets.map((subnetId) => ({ routeTableId: table.id, subnetId, main: false }));
  return {
    routeTableId: table.id,
    vpcId: table.vpc,
    ownerId: table.account,
    associationSet: [...main, ...subnets],
    routeSet: table.routes.map(({ cidr, prefixList, target }) => ({
      destinationCidrBlock: cidr,
      destinationPrefixListId: prefixList,
      gatewayId: target,
      state: 'active',
      origin: target === 'local' ? 'CreateRouteTable' : 'CreateRoute',
    })),
    tagSet: tagsView(table.tags),
  };
}

function vpcView({ id, account, cidr, isDefault, tags }: Vpc) {
  return { vpcId: id, ownerId: account, cidrBlock: cidr, isDefault, state: 'available', tagSet: tagsView(tags) };
}

export const networkApis = [describeRouteTables, describeVpcs, describeRegions];
