import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsFor } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/collect.ts';
import { target } from '../../../src/core/target.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/server.ts';
import { role } from '../../../src/sandbox/aws/services/iam/seed.ts';
import { bucket, canonicalId } from '../../../src/sandbox/aws/services/s3/seed.ts';

const ours = '111122223333';
const partner = '444455556666';
const third = '777788889999';
const reader = (account: string): string => `arn:aws:iam::${account}:role/CooperRead`;

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws({
    seed(state) {
      for (const account of [partner, third]) role(state, { account, name: 'CooperRead' });
      for (const name of ['logs', 'logs-old']) bucket(state, { name, account: ours });
      bucket(state, { name: 'theirs', account: partner });
    },
  });
});
beforeEach(() => local.reset());
afterAll(() => local.stop());

async function ownerOf(name: string, accounts: readonly string[] = [], account: string | null = null) {
  const readRoles = Object.fromEntries(accounts.map((one) => [one, reader(one)]));
  const credentials = { accessKeyId: ours, secretAccessKey: 'x' };
  const aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials, readRoles });
  const { reads } = await collect(aws, target({ bucket: name, account }), ['owner'], new Date());
  aws.dispose();
  return reads.owner;
}

const refuse = (principal: string): void => {
  const denial = { principal, action: 's3:ListAllMyBuckets', resource: '*', message: 'no', code: 'AccessDenied' };
  local.state.denials.push({ ...denial, status: 403 });
};

describe('the owner of a bucket', () => {
  it('is our account when it lists the bucket', async () => {
    expect(await ownerOf('logs')).toEqual({
      is: 'known',
      value: { account: ours, canonicalId: canonicalId(ours), canonicalIds: { [ours]: canonicalId(ours) } },
    });
  });

  it('is somebody else when nobody whom we can ask lists it', async () => {
    expect(await ownerOf('theirs')).toEqual({
      is: 'known',
      value: { account: null, canonicalId: null, canonicalIds: { [ours]: canonicalId(ours) } },
    });
  });

  it('comes with the canonical ids of all accounts that can be asked', async () => {
    expect(await ownerOf('logs', [partner])).toMatchObject({
      value: { canonicalIds: { [ours]: canonicalId(ours), [partner]: canonicalId(partner) } },
    });
  });

  it('is the account that lists it by its read role', async () => {
    expect(await ownerOf('theirs', [third, partner])).toMatchObject({ value: { account: partner } });
  });

  it('is the account that the question names, where S3 confirms it', async () => {
    expect(await ownerOf('theirs', [], partner)).toMatchObject({ value: { account: partner } });
    expect(await ownerOf('theirs', [], third)).toMatchObject({ value: { account: null } });
  });

  it.each([
    ['our own list is refused', `arn:aws:iam::${ours}:*`],
    ["a role's list is refused: it might be theirs", reader(third)],
  ])('is not known when %s', async (_why, principal) => {
    refuse(principal);
    expect(await ownerOf('theirs', [third])).toEqual({ is: 'denied', action: 's3:ListAllMyBuckets', message: 'no' });
  });

  it('is known all the same when another list has the bucket', async () => {
    refuse(reader(third));
    expect(await ownerOf('logs', [third])).toMatchObject({ value: { account: ours } });
  });
});
