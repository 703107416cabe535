import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsFor } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/collect.ts';
import { nobody } from '../../../src/core/subject.ts';
import { target } from '../../../src/core/target.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/server.ts';
import { vpc, vpcEndpoint } from '../../../src/sandbox/aws/services/ec2/seed.ts';
import { role } from '../../../src/sandbox/aws/services/iam/seed.ts';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';

const ours = '111122223333';
const partner = '444455556666';
const reader = `arn:aws:iam::${partner}:role/CooperRead`;
const region = 'eu-west-1';
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }],
};

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws({
    seed(state) {
      bucket(state, { name: 'logs', account: ours, region });
      role(state, { account: partner, name: 'CooperRead' });
      const net = vpc(state, { account: ours, region });
      vpcEndpoint(state, { account: ours, region, vpc: net.id, id: 'vpce-gate', policy });
      vpcEndpoint(state, {
        account: ours,
        region,
        vpc: net.id,
        id: 'vpce-kms',
        serviceName: `com.amazonaws.${region}.kms`,
      });
      const theirs = vpc(state, { account: partner, region });
      vpcEndpoint(state, { account: partner, region, vpc: theirs.id, id: 'vpce-theirs', type: 'Interface' });
      const home = vpc(state, { account: ours, region: 'us-east-1' });
      vpcEndpoint(state, { account: ours, region: 'us-east-1', vpc: home.id, id: 'vpce-home' });
    },
  });
});
beforeEach(() => local.reset());
afterAll(() => local.stop());

async function read(principal: string | null, readRoles: Record<string, string> = {}) {
  const credentials = { accessKeyId: ours, secretAccessKey: 'x' };
  const aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials, readRoles });
  const about = { ...nobody, principal };
  const { reads } = await collect(aws, target({ bucket: 'logs' }), ['vpcEndpoints'], new Date(), { about });
  aws.dispose();
  return reads.vpcEndpoints;
}

describe('the VPC endpoints', () => {
  it("are those for S3 in the bucket's region, with their policies", async () => {
    const fact = await read(null);
    expect(fact).toMatchObject({
      is: 'known',
      value: [{ id: 'vpce-gate', type: 'Gateway', state: 'available', policy, routeTables: [], owner: ours }],
    });
    expect(fact?.is === 'known' ? fact.value : []).toHaveLength(1);
  });

  it("are the principal's account's", async () => {
    const theirs = await read(`arn:aws:iam::${partner}:role/app`, { [partner]: reader });
    expect(theirs).toMatchObject({ value: [{ id: 'vpce-theirs', type: 'Interface' }] });
  });

  it('of an account that we cannot read are not taken for none', async () => {
    expect(await read(`arn:aws:iam::${partner}:role/app`)).toMatchObject({
      is: 'denied',
      action: 'ec2:DescribeVpcEndpoints',
    });
  });

  it('are not known where the bucket is not', async () => {
    local.state.s3.buckets.clear();
    expect(await read(null)).toMatchObject({ is: 'failed', detail: /region/ });
  });
});
