import type { Fact } from '../../../core/fact.ts';
import type { Facts } from '../../../core/facts.ts';
import type { OrgAccount, OrgLevel, Organization } from '../../../core/organization.ts';
import type { Principal } from '../../../core/principal.ts';
import { code, words } from '../../../core/words.ts';
import { hiddenBy } from './hidden-fact.ts';
import { both, type Hidden, nothing, placed, type Side } from './sides.ts';

type Kind = 'scp' | 'rcp';

const names = { scp: 'the service control policies', rcp: 'the resource control policies' } as const;

/**
 * The organization's control policies: service control policies over the caller's account, resource control policies
 * over that of the bucket or key. The management account has neither.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function organizationSide(facts: Facts, principal: Principal, owner: string | null): Side {
  return both(callersOrganization(facts, principal), overOwner(facts, owner, principal));
}

/** Service control policies alone. */
export function callersOrganization(facts: Facts, { type, account }: Principal): Side {
  const hasAccount = type !== 'anonymous' && type !== 'service';
  return hasAccount ? over('scp', account, facts.reads.organization) : nothing;
}

/** The levels whose policies of this kind hold an account, root first; none when there are none, or none can be read. */
export function levelsOver(facts: Facts, kind: Kind, account: string | null): readonly OrgLevel[] {
  const { organization } = facts.reads;
  if (account === null || organization?.is !== 'known') return [];
  const { managementAccount, accounts, ...enabled } = organization.value;
  const found = accounts[account];
  const held = account !== managementAccount && enabled[`${kind}Enabled`] !== false;
  return held && found?.is === 'known' ? found.value.levels : [];
}

/** No account is a stranger before Organizations was asked about it: that takes knowing whose the bucket is. */
function overOwner(facts: Facts, owner: string | null, principal: Principal): Side {
  const { organization, owner: read } = facts.reads;
  if (organization?.is !== 'known' || owner === null) return over('rcp', owner, organization);
  const { accounts, managementAccount } = organization.value;
  const looked = [managementAccount, principal.account, askedOwner(facts), ...Object.keys(accounts)];
  if (looked.includes(owner)) return over('rcp', owner, organization);
  const because = words`the policies over account ${code(owner)} were not read`;
  return hidden(hiddenBy('rcp', 'the account that owns the bucket', read) ?? { layer: 'rcp', because, needs: [] });
}

const askedOwner = ({ target, reads: { owner } }: Facts): string | null =>
  owner?.is === 'known' ? owner.value.account : target.account;

function over(kind: Kind, account: string | null, fact: Fact<Organization> | undefined): Side {
  if (fact?.is === 'absent') return nothing;
  if (fact?.is !== 'known') return hidden(hiddenBy(kind, names[kind], fact));
  if (account === null) return hidden({ layer: kind, because: words`whose account it is, is not known`, needs: [] });
  if (account === fact.value.managementAccount) return nothing;
  return inAccount(kind, account, fact.value);
}

function inAccount(kind: Kind, account: string, { accounts, id, ...enabled }: Organization): Side {
  const found: Fact<OrgAccount> | undefined = accounts[account];
  if (found === undefined) {
    const because = words`account ${code(account)} is not in organization ${code(id)}; whether another one holds it is not known`;
    return hidden({ layer: kind, because, needs: [] });
  }
  if (found.is !== 'known') return hidden(hiddenBy(kind, names[kind], found));
  if (enabled[`${kind}Enabled`] === false) return nothing;
  return both(...found.value.levels.map((level) => atLevel(kind, level)));
}

function atLevel(kind: Kind, { id, name, level, ...policies }: OrgLevel): Side {
  return both(
    ...policies[kind].map((policy) =>
      placed({
        layer: kind,
        level: id,
        what: `the ${kind.toUpperCase()} ${policy.name} on ${level === 'ou' ? `the OU ${name ?? id}` : `the ${level}`}`,
        call: 'DescribePolicy',
        arn: policy.arn,
        shared: true,
        place: null,
        document: policy.document,
        use: kind,
      }),
    ),
  );
}

const hidden = (one: Hidden | null): Side => ({ documents: [], hidden: one ? [one] : [] });
