import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsFor } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/collect.ts';
import type { FactName } from '../../../src/core/facts.ts';
import { parseTarget } from '../../../src/core/parse-target.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/server.ts';
import { role } from '../../../src/sandbox/aws/services/iam/seed.ts';
import { accessPoint } from '../../../src/sandbox/aws/services/s3-control/seed.ts';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';

const ours = '111122223333';
const partner = '444455556666';
const reader = `arn:aws:iam::${partner}:role/CooperRead`;
const region = 'eu-west-1';
const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }] };
const arnOf = (account: string, name: string): string => `arn:aws:s3:${region}:${account}:accesspoint/${name}`;
const all = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws({
    seed(state) {
      role(state, { account: partner, name: 'CooperRead' });
      bucket(state, { name: 'logs', account: ours, region, objects: [{ key: 'a b', body: 'hello' }] });
      const on = { region, bucket: 'logs', bucketAccount: ours };
      accessPoint(state, { ...on, name: 'reports', account: ours, policy });
      accessPoint(state, { ...on, name: 'a-very-long-name-that-is-cut', account: ours });
      accessPoint(state, { ...on, name: 'inside', account: partner, vpcId: 'vpc-1' });
    },
  });
});
beforeEach(() => local.reset());
afterAll(() => local.stop());

async function read(text: string, names: readonly FactName[] = ['accessPoint', 'object']) {
  const credentials = { accessKeyId: ours, secretAccessKey: 'x' };
  const aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials, readRoles: { [partner]: reader } });
  const facts = await collect(aws, parseTarget(text), names, new Date());
  aws.dispose();
  return facts;
}

describe('a question that names an access point', () => {
  it.each([
    ['its ARN', `${arnOf(ours, 'reports')}/object/a b`],
    ['its alias', `reports-${'x'.repeat(34)}-s3alias a b`],
  ])('by %s is about the bucket behind it', async (_how, text) => {
    // An alias does not tell the region: the home region is asked.
    if (text.includes('alias')) local.state.s3Control.accessPoints.splice(0, 1, { ...ap(), region: 'us-east-1' });
    const { target, reads } = await read(text);
    expect(target).toMatchObject({ bucket: 'logs', key: 'a b', accessPoint: { name: 'reports' } });
    expect(reads.object).toMatchObject({ value: { is: 'readable' } });
    expect(reads.accessPoint).toMatchObject({
      value: { name: 'reports', account: ours, bucket: 'logs', bucketAccount: ours, networkOrigin: 'Internet' },
    });
  });

  it('tells its policy, its block and its VPC', async () => {
    expect((await read(arnOf(ours, 'reports'))).reads.accessPoint).toMatchObject({
      value: { vpcId: null, block: all, policy: { is: 'known', value: policy } },
    });
    const inside = await read(arnOf(partner, 'inside'));
    expect(inside.reads.accessPoint).toMatchObject({
      value: { account: partner, networkOrigin: 'VPC', vpcId: 'vpc-1', policy: { is: 'absent' } },
    });
  });

  it('asks for it once', async () => {
    await read(`${arnOf(ours, 'reports')}/object/a b`);
    expect(local.calls({ operation: 'GetAccessPoint' })).toHaveLength(1);
  });

  it.each([
    ['does not exist', arnOf(ours, 'nothing'), { is: 'absent' }],
    ['has an alias that is cut', `a-very-long-name-tha-${'x'.repeat(34)}-s3alias`, { is: 'absent' }],
  ])('that %s says so, and claims nothing about any bucket', async (_why, text, accessPointFact) => {
    const { target, reads } = await read(text, ['accessPoint', 'policy', 'caller']);
    expect(target.bucket).toBe('');
    expect(reads.accessPoint).toEqual(accessPointFact);
    expect(reads.policy).toEqual({
      is: 'failed',
      why: 'error',
      detail: 'the bucket behind the access point is not known',
    });
    expect(reads.caller).toMatchObject({ is: 'known' });
    expect(local.calls({ service: 's3' })).toEqual([]);
  });

  it('is not another one that only begins like its alias', async () => {
    local.state.s3Control.accessPoints.splice(0, 1, { ...ap(), region: 'us-east-1', alias: 'other' });
    const { reads } = await read(`reports-${'x'.repeat(34)}-s3alias`);
    expect(reads.accessPoint).toMatchObject({ is: 'failed', detail: /ask again with its ARN/ });
  });
});

const ap = () => local.state.s3Control.accessPoints[0]!;
