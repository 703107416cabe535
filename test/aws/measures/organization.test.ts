import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsFor } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/collect.ts';
import { nobody } from '../../../src/core/subject.ts';
import { target } from '../../../src/core/target.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/server.ts';
import { role } from '../../../src/sandbox/aws/services/iam/seed.ts';
import { member, organization, policy, unit } from '../../../src/sandbox/aws/services/organizations/seed.ts';
import { faults } from '../../sandbox/aws/world.ts';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';

const ours = '111122223333';
const partner = '444455556666';
const stranger = '777788889999';
const management = '999988887777';
const reader = `arn:aws:iam::${management}:role/CooperRead`;
const deny = { Version: '2012-10-17', Statement: [{ Sid: 'No', Effect: 'Deny', Action: 's3:*', Resource: '*' }] };
const content = { s3_attributes: { public_access_block_configuration: { '@@assign': 'all' } } };

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws({
    seed(state) {
      role(state, { account: management, name: 'CooperRead' });
      bucket(state, { name: 'logs', account: ours });
      const org = organization(state, management);
      const outer = unit(state, org, 'Workloads');
      const inner = unit(state, org, 'Production', outer.id);
      member(state, org, ours, inner.id);
      member(state, org, partner);
      policy(state, org, { type: 'SERVICE_CONTROL_POLICY', name: 'NoS3', content: deny, targets: [outer.id] });
      policy(state, org, { type: 'S3_POLICY', name: 'Block', content, targets: [inner.id] });
    },
  });
});
beforeEach(() => local.reset());
afterAll(() => local.stop());

const credentials = { accessKeyId: ours, secretAccessKey: 'x' };
const lookFrom = (accessKeyId = ours, readRoles: Record<string, string> = { [management]: reader }) =>
  awsFor({ endpoint: local.url, region: 'us-east-1', credentials: { ...credentials, accessKeyId }, readRoles });

async function read(aws = lookFrom(), principal = `arn:aws:iam::${partner}:role/x`) {
  const about = { ...nobody, principal };
  const { reads } = await collect(aws, target({ bucket: 'logs' }), ['organization', 'organizationBlock'], new Date(), {
    about,
  });
  return reads;
}

describe('the organization', () => {
  it("has the levels of the owner's and the principal's accounts, from the root down, with their policies", async () => {
    const { organization: fact } = await read();
    const value = fact?.is === 'known' ? fact.value : null;
    expect(value).toMatchObject({ managementAccount: management, scpEnabled: true, rcpEnabled: false });
    expect(value?.id).toMatch(/^o-/);
    const levels = (account: string) => {
      const branch = value?.accounts[account];
      return branch?.is === 'known'
        ? branch.value.levels.map(({ level, scp }) => [level, scp.map(({ name }) => name)])
        : [];
    };
    expect(levels(ours)).toEqual([
      ['root', ['FullAWSAccess']],
      ['ou', ['FullAWSAccess', 'NoS3']],
      ['ou', ['FullAWSAccess']],
      ['account', ['FullAWSAccess']],
    ]);
    expect(levels(partner)).toEqual([
      ['root', ['FullAWSAccess']],
      ['account', ['FullAWSAccess']],
    ]);
    expect(JSON.stringify(value)).toContain('"Sid":"No"');
  });

  it('reads what accounts have in common once', async () => {
    await read();
    const described = local.calls({ operation: 'DescribePolicy' }).map(({ parameters }) => parameters['PolicyId']);
    expect(described).toHaveLength(new Set(described).size);
    const listed = local.calls({ operation: 'ListPoliciesForTarget' });
    // Root, two units and two accounts, for two kinds of policy.
    expect(listed).toHaveLength(10);
  });

  it('says nothing of accounts that are not its members', async () => {
    const { organization: fact } = await read(lookFrom(), `arn:aws:iam::${stranger}:role/x`);
    expect(fact?.is === 'known' ? Object.keys(fact.value.accounts) : []).toEqual([ours]);
  });

  it.each(['DescribeAccount', 'ListPoliciesForTarget', 'DescribePolicy'])(
    'with %s refused is known, but not what hangs over the accounts',
    async (call) => {
      const denial = { principal: '*', action: `organizations:${call}`, resource: '*', message: 'no' };
      local.state.denials.push({ ...denial, code: 'AccessDenied', status: 403 });
      const { organization: fact } = await read();
      const refused = { is: 'denied', action: `organizations:${call}`, message: 'no' };
      expect(fact).toMatchObject({
        is: 'known',
        value: { scpEnabled: null, rcpEnabled: null, accounts: { [ours]: refused, [partner]: refused } },
      });
    },
  );

  it('is climbed from parent to parent where DescribeAccount does not answer', async () => {
    const expected = (await read()).organization;
    await faults(local, { match: { operation: 'DescribeAccount' }, do: { status: 500, code: 'ServiceException' } });
    const { organization: fact } = await read();
    const ids = (one: typeof fact) => {
      const branch = one?.is === 'known' ? one.value.accounts[ours] : undefined;
      return branch?.is === 'known' ? branch.value.levels.map(({ id }) => id) : [];
    };
    expect(ids(fact)).toEqual(ids(expected));
    expect(ids(fact)).toHaveLength(4);
  });

  it('is read with our own credentials where the management account has no role', async () => {
    const { organization: fact } = await read(lookFrom(ours, {}));
    expect(fact).toMatchObject({
      value: { managementAccount: management, accounts: { [ours]: { action: 'organizations:DescribeAccount' } } },
    });
  });

  it('is absent where there is none', async () => {
    const reads = await read(lookFrom(stranger, {}), `arn:aws:iam::${stranger}:role/x`);
    expect(reads.organization).toEqual({ is: 'absent' });
  });

  it('is remembered, but its refusals are not', async () => {
    const aws = lookFrom();
    const denial = { principal: '*', action: 'organizations:DescribeAccount', resource: '*', message: 'no' };
    local.state.denials.push({ ...denial, code: 'AccessDenied', status: 403 });
    await read(aws);
    local.state.denials.pop();
    expect((await read(aws)).organization).toMatchObject({ value: { accounts: { [ours]: { is: 'known' } } } });
    const before = local.calls({ service: 'organizations' }).length;
    await read(aws);
    expect(local.calls({ service: 'organizations' }).slice(before)).toEqual([]);
  });
});

describe("the organization's public access block", () => {
  it("is what its S3 policies impose on the owner's account", async () => {
    expect((await read()).organizationBlock).toEqual({
      is: 'known',
      value: { account: ours, publicAccessBlock: 'all' },
    });
  });

  it('is absent where no policy says anything', async () => {
    local.state.organizations.organizations.values().next().value?.root.enabled.delete('S3_POLICY');
    expect((await read()).organizationBlock).toEqual({ is: 'absent' });
  });

  it("is not known where the owner isn't", async () => {
    local.state.s3.buckets.clear();
    expect((await read()).organizationBlock).toMatchObject({ is: 'failed', detail: /owns/ });
  });
});
