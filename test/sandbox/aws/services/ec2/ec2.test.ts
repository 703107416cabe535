import {
  CreateVpcEndpointCommand,
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
  ModifyVpcEndpointCommand,
  paginateDescribeVpcEndpoints,
} from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routeTable, vpc, vpcEndpoint } from '../../../../../src/sandbox/aws/services/ec2/seed.ts';
import { account, local, type Local, other } from '../harness.ts';

let aws: Local;
let ec2: EC2Client;
beforeEach(async () => {
  aws = await local();
  ec2 = new EC2Client(aws.client());
});
afterEach(() => aws.stop());

const region = 'us-east-1';
const ServiceName = 'com.amazonaws.us-east-1.s3';

describe('ec2 VPC endpoints', () => {
  it('are made with the policy that allows everything, and changed', async () => {
    const { VpcEndpoint } = await ec2.send(
      new CreateVpcEndpointCommand({ VpcId: 'vpc-1', ServiceName, RouteTableIds: ['rtb-1'] }),
    );
    const VpcEndpointId = VpcEndpoint?.VpcEndpointId ?? '';
    expect(JSON.parse(VpcEndpoint?.PolicyDocument ?? '')).toMatchObject({
      Statement: [{ Effect: 'Allow', Principal: '*' }],
    });
    const PolicyDocument = JSON.stringify({
      Statement: [{ Effect: 'Deny', Condition: { StringLike: { a: '<&">' } } }],
    });
    await ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId, PolicyDocument, AddRouteTableIds: ['rtb-2'] }));
    const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId] }));
    expect(VpcEndpoints).toMatchObject([
      {
        VpcEndpointId,
        PolicyDocument,
        RouteTableIds: ['rtb-1', 'rtb-2'],
        VpcEndpointType: 'Gateway',
        State: 'available',
      },
    ]);
  });

  it('are found by filters, wildcards among them, of the caller’s account and region only', async () => {
    const mine = vpcEndpoint(aws.state, { account, region, vpc: 'vpc-1' });
    vpcEndpoint(aws.state, {
      account,
      region,
      vpc: 'vpc-1',
      serviceName: 'com.amazonaws.us-east-1.kms',
      type: 'Interface',
    });
    vpcEndpoint(aws.state, { account: other, region, vpc: 'vpc-1' });
    vpcEndpoint(aws.state, { account, region: 'eu-west-1', vpc: 'vpc-1' });
    const found = await ec2.send(
      new DescribeVpcEndpointsCommand({
        Filters: [
          { Name: 'service-name', Values: ['*.s3'] },
          { Name: 'vpc-id', Values: ['vpc-1', 'vpc-2'] },
        ],
      }),
    );
    expect(found.VpcEndpoints?.map(({ VpcEndpointId }) => VpcEndpointId)).toEqual([mine.id]);
  });

  it('come page by page', async () => {
    for (let nth = 0; nth < 7; nth += 1) vpcEndpoint(aws.state, { account, region, vpc: 'vpc-1' });
    const sizes = [];
    for await (const page of paginateDescribeVpcEndpoints({ client: ec2, pageSize: 5 }, {}))
      sizes.push(page.VpcEndpoints?.length);
    expect(sizes).toEqual([5, 2]);
  });

  it.each([
    ['an id that is not there', { VpcEndpointIds: ['vpce-0'] }, 'InvalidVpcEndpointId.NotFound'],
    ['a filter that does not exist', { Filters: [{ Name: 'colour', Values: ['red'] }] }, 'InvalidParameterValue'],
  ])('refuse %s', async (_what, asked, name) => {
    await expect(ec2.send(new DescribeVpcEndpointsCommand(asked))).rejects.toMatchObject({ name });
  });

  it('are denied in EC2’s own word', async () => {
    aws.state.denials.push({
      principal: '*',
      action: 'ec2:*',
      resource: '*',
      message: 'You may not.',
      code: 'AccessDenied',
      status: 403,
    });
    await expect(ec2.send(new DescribeVpcEndpointsCommand({}))).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: 'You may not.',
    });
  });
});

describe('ec2 networks', () => {
  it('have VPCs and route tables', async () => {
    const { id } = vpc(aws.state, { account, region });
    const routes = [
      { cidr: '10.0.0.0/16', target: 'local' },
      { prefixList: 'pl-63a5400a', target: 'vpce-1' },
    ];
    const table = routeTable(aws.state, { account, region, vpc: id, isMain: true, subnets: ['subnet-1'], routes });
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toMatchObject([{ VpcId: id, CidrBlock: '10.0.0.0/16' }]);
    const found = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'association.subnet-id', Values: ['subnet-1'] }] }),
    );
    expect(found.RouteTables).toMatchObject([
      {
        RouteTableId: table.id,
        Associations: [{ Main: true }, { SubnetId: 'subnet-1' }],
        Routes: [{ GatewayId: 'local' }, { DestinationPrefixListId: 'pl-63a5400a', GatewayId: 'vpce-1' }],
      },
    ]);
  });

  it('know the regions', async () => {
    const { Regions } = await ec2.send(new DescribeRegionsCommand({ RegionNames: ['eu-west-1'] }));
    expect(Regions).toMatchObject([{ RegionName: 'eu-west-1', OptInStatus: 'opt-in-not-required' }]);
  });
});
