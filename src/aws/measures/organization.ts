import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations';
import { type Fact, known } from '../../core/fact.ts';
import type { Reads } from '../../core/facts.ts';
import type { OrgAccount, Organization } from '../../core/organization.ts';
import { accountInArn, nobody, type Subject } from '../../core/subject.ts';
import type { Target } from '../../core/target.ts';
import type { AwsClients } from '../clients.ts';
import { factOf } from '../fact-of.ts';
import { whoAsks } from '../in-account.ts';
import { type Branch, branchOf } from '../organization-tree.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 'organizations:DescribeOrganization', absent: ['AWSOrganizationsNotInUseException'] };

/**
 * The organization's control policies over the principal's account and the bucket owner's. Any account may ask which
 * organization it is in; the rest only the management account and delegated administrators (Organizations API
 * reference): so the management account's read role is used where there is one. Four rounds when nothing is remembered.
 */
export const organization: Reading<'organization'> = {
  name: 'organization',
  calls: ['DescribeOrganization', 'DescribeAccount', 'ListParents', 'ListPoliciesForTarget', 'DescribePolicy'],
  needs: [
    ask.action,
    'organizations:DescribeAccount',
    'organizations:DescribePolicy',
    'organizations:ListParents',
    'organizations:ListPoliciesForTarget',
  ],
  after: ['caller', 'owner'],
  anywhere: true,

  async read(aws, target, sofar, subject = nobody) {
    const ours = await ourOrganization(aws, sofar);
    if (ours.is !== 'known') return ours;
    const { id, managementAccount } = ours.value;
    const admin = aws.of(managementAccount) ?? aws;
    const accounts = accountsOf(target, sofar, subject);
    const branches = await Promise.all(accounts.map(async (one) => [one, await branchOf(admin, id, one)] as const));
    return known(joined(id, managementAccount, ours.value.readAt, branches));
  },
};

interface Ours {
  readonly id: string;
  readonly managementAccount: string;
  readonly readAt: string;
}

function ourOrganization(aws: AwsClients, { caller }: Reads): Promise<Fact<Ours>> {
  const account = caller?.is === 'known' ? caller.value.account : 'unknown';
  return aws.snapshots.take(`organization of ${account}`, () =>
    factOf(ask, async () => {
      const readAt = new Date().toISOString();
      const { Organization: ours } = await aws.organizations.send(new DescribeOrganizationCommand({}));
      return {
        id: required(ours?.Id, 'Id'),
        managementAccount: required(ours?.MasterAccountId, 'MasterAccountId'),
        readAt,
      };
    }),
  );
}

function accountsOf(target: Target, { caller, owner }: Reads, subject: Subject): readonly string[] {
  const asking = whoAsks(subject, caller) ?? '';
  const owning = owner?.is === 'known' ? owner.value.account : target.account;
  return [...new Set([accountInArn(asking), owning])].filter((account) => account !== null);
}

function joined(
  id: string,
  managementAccount: string,
  readAt: string,
  branches: readonly (readonly [string, Fact<Branch>])[],
): Organization {
  const members = branches.filter(([, { is }]) => is !== 'absent');
  const known = members.flatMap(([, fact]) => (fact.is === 'known' ? [fact.value] : []));
  const roots = known.map(({ levels: [root] }) => root);
  // Wherever a kind of control policy is enabled, the root has one at least (Organizations user guide, «Attaching and detaching»).
  const enabled = (kind: 'scp' | 'rcp') =>
    roots.length === 0 ? null : roots.some((root) => root !== undefined && root[kind].length > 0);
  return {
    id,
    managementAccount,
    accounts: Object.fromEntries(members.map(([account, fact]) => [account, withoutMoment(fact)])),
    scpEnabled: enabled('scp'),
    rcpEnabled: enabled('rcp'),
    readAt: [readAt, ...known.map((branch) => branch.readAt)].toSorted()[0] ?? readAt,
  };
}

const withoutMoment = (fact: Fact<Branch>): Fact<OrgAccount> =>
  fact.is === 'known' ? { is: 'known', value: { levels: fact.value.levels } } : fact;
