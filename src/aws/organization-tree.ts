import {
  DescribeAccountCommand,
  DescribePolicyCommand,
  ListParentsCommand,
  paginateListPoliciesForTarget,
  type PolicySummary,
} from '@aws-sdk/client-organizations';
import { type Fact, failed, known } from '../core/fact.ts';
import type { OrgAccount, OrgLevel, OrgPolicy } from '../core/organization.ts';
import type { AwsClients } from './clients.ts';
import { factOf } from './fact-of.ts';
import { policyDocument } from './policy-document.ts';
import { Malformed, required } from './well-formed.ts';

/** An account's levels and what hangs on them, with the moment when they were read. */
export interface Branch extends OrgAccount {
  /** ISO 8601, UTC. */
  readonly readAt: string;
}

type Kind = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';
type Place = Pick<OrgLevel, 'id' | 'level' | 'name'>;

/**
 * From the root down to one account, with the policies of each level: three rounds, whatever the depth, where
 * DescribeAccount says the whole path. Levels and policies that accounts have in common are read once. Absent: not a
 * member of the organization. All or nothing: a branch with a gap would look like one without policies.
 */
export function branchOf(aws: AwsClients, organization: string, account: string): Promise<Fact<Branch>> {
  return aws.snapshots.take(`${organization} branch ${account}`, async () => {
    const readAt = new Date().toISOString();
    const places = await placesOf(aws, account);
    if (places.is !== 'known') return places;
    const levels = every(await Promise.all(places.value.map((place) => levelAt(aws, place))));
    return levels.is === 'known' ? known({ levels: levels.value, readAt }) : levels;
  });
}

const accountAsk = { action: 'organizations:DescribeAccount', absent: ['AccountNotFoundException'] };

/**
 * `o-…/r-…/ou-…/111122223333`: the entity path (Organizations API reference, Account; IAM user guide, «entity path»). Where
 * DescribeAccount does not say it, or does not answer, the parents are asked one after the other.
 */
async function placesOf(aws: AwsClients, account: string): Promise<Fact<readonly Place[]>> {
  const said = await factOf(accountAsk, async () => {
    const { Account } = await aws.organizations.send(new DescribeAccountCommand({ AccountId: account }));
    const [path] = Account?.Paths ?? [];
    return { name: Account?.Name ?? null, above: path === undefined ? null : aboveIn(path, account) };
  });
  if (said.is === 'absent' || said.is === 'denied') return said;
  const { name, above } = said.is === 'known' ? said.value : { name: null, above: null };
  const ids = above === null ? await parentsOf(aws, account) : known(above);
  return ids.is === 'known' ? known(placed(ids.value, { id: account, level: 'account', name })) : ids;
}

const aboveIn = (path: string, account: string): readonly string[] =>
  path
    .split('/')
    .slice(1)
    .filter((id) => id !== '' && id !== account);

const placed = ([root = '', ...units]: readonly string[], account: Place): readonly Place[] => [
  { id: root, level: 'root', name: null },
  ...units.map((id) => ({ id, level: 'ou' as const, name: null })),
  account,
];

const parentsAsk = { action: 'organizations:ListParents', absent: ['ChildNotFoundException'] };
/** OUs nest five levels deep below the root (Organizations user guide, «Quotas»). */
const deepest = 6;

/** From the root down to the account's own parent. */
function parentsOf({ organizations }: AwsClients, account: string): Promise<Fact<readonly string[]>> {
  return factOf(parentsAsk, async () => {
    const above: string[] = [];
    while (above.length < deepest) {
      const { Parents } = await organizations.send(new ListParentsCommand({ ChildId: above[0] ?? account }));
      const [parent] = required(Parents, 'Parents');
      above.unshift(required(parent?.Id, 'Id'));
      if (parent?.Type === 'ROOT') return above;
    }
    throw new Malformed('the organization has no root within reach');
  });
}

async function levelAt(aws: AwsClients, place: Place): Promise<Fact<OrgLevel>> {
  const [scp, rcp] = await Promise.all([
    policiesAt(aws, place.id, 'SERVICE_CONTROL_POLICY'),
    policiesAt(aws, place.id, 'RESOURCE_CONTROL_POLICY'),
  ]);
  if (scp.is !== 'known') return scp;
  return rcp.is === 'known' ? known({ ...place, scp: scp.value, rcp: rcp.value }) : rcp;
}

const listAsk = { action: 'organizations:ListPoliciesForTarget', absent: ['PolicyTypeNotEnabledException'] };

/** Where a kind of policy is not enabled there are none. */
function policiesAt(aws: AwsClients, TargetId: string, Filter: Kind): Promise<Fact<readonly OrgPolicy[]>> {
  return aws.snapshots.take(`policies ${Filter} ${TargetId}`, async () => {
    const { organizations: client } = aws;
    const list = await factOf(listAsk, async () => {
      const all: PolicySummary[] = [];
      for await (const page of paginateListPoliciesForTarget({ client }, { TargetId, Filter }))
        all.push(...required(page.Policies, 'Policies'));
      return all;
    });
    if (list.is !== 'known') return list.is === 'absent' ? known([]) : list;
    return every(await Promise.all(list.value.map((policy) => policyOf(aws, policy))));
  });
}

const policyAsk = { action: 'organizations:DescribePolicy' };

function policyOf(aws: AwsClients, listed: PolicySummary): Promise<Fact<OrgPolicy>> {
  return aws.snapshots.take(`control policy ${listed.Arn}`, () =>
    factOf(policyAsk, async () => {
      const { Policy } = await aws.organizations.send(new DescribePolicyCommand({ PolicyId: listed.Id }));
      const { PolicySummary: summary, Content } = required(Policy, 'Policy');
      return {
        id: required(summary?.Id, 'Id'),
        arn: required(summary?.Arn, 'Arn'),
        name: summary?.Name ?? '',
        document: policyDocument(Content),
      };
    }),
  );
}

/** All of them, or the first that is missing. What vanished while it was read is no longer known to be there or not. */
function every<T>(facts: readonly Fact<T>[]): Fact<readonly T[]> {
  const values: T[] = [];
  for (const fact of facts) {
    if (fact.is === 'known') values.push(fact.value);
    else return fact.is === 'absent' ? failed('error', absentMeanwhile) : fact;
  }
  return known(values);
}

const absentMeanwhile = 'the organization changed while it was read';
