import { DescribeEffectivePolicyCommand, type OrganizationsClient } from '@aws-sdk/client-organizations';
import { type Fact, failed } from '../../core/fact.ts';
import type { OrganizationBlock } from '../../core/organization.ts';
import { factOf } from '../fact-of.ts';
import { inAccount } from '../in-account.ts';
import type { Reading } from '../reading.ts';
import { Malformed, required } from '../well-formed.ts';

const ask = {
  action: 'organizations:DescribeEffectivePolicy',
  absent: ['AWSOrganizationsNotInUseException', 'EffectivePolicyNotFoundException'],
};

/**
 * What the organization's S3 policies impose on the bucket owner's account. Every account may ask for its own
 * (Organizations API reference, DescribeEffectivePolicy); the answer is a snapshot, as the rest of the organization. The account's setting shows the outcome; this shows who set it.
 */
export const organizationBlock: Reading<'organizationBlock'> = {
  name: 'organizationBlock',
  calls: ['DescribeEffectivePolicy'],
  needs: [ask.action],
  after: ['caller', 'owner'],
  anywhere: true,
  ofAccount: true,

  async read(aws, target, { caller, owner }) {
    const asked = target.bucket === '' ? target.account : null;
    if (asked === null && owner !== undefined && owner.is !== 'known') return owner;
    const account = asked ?? (owner?.is === 'known' ? owner.value.account : null);
    if (account === null) return failed('error', 'the account that owns the bucket is not known');
    const clients = await inAccount(aws, caller, account, ask.action);
    if (clients.is !== 'known') return clients;
    const { organizations, snapshots } = clients.value;
    return snapshots.take(`effective S3 policy of ${account}`, () => blockOf(organizations, account));
  },
};

const blockOf = (organizations: OrganizationsClient, account: string): Promise<Fact<OrganizationBlock>> =>
  factOf(ask, async () => {
    const { EffectivePolicy } = await organizations.send(
      new DescribeEffectivePolicyCommand({ PolicyType: 'S3_POLICY' }),
    );
    const publicAccessBlock = blockIn(JSON.parse(required(EffectivePolicy?.PolicyContent, 'PolicyContent')));
    return publicAccessBlock === null ? null : { account, publicAccessBlock };
  });

/** `all` or `none` (Organizations user guide, «Amazon S3 policy syntax and examples»). */
function blockIn(policy: unknown): 'all' | 'none' | null {
  const value = partOf(partOf(policy, 's3_attributes'), 'public_access_block_configuration') ?? null;
  const plain = partOf(value, '@@assign') ?? value;
  if (plain === null || plain === 'all' || plain === 'none') return plain;
  throw new Malformed('the effective S3 policy says something else than all or none');
}

const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
