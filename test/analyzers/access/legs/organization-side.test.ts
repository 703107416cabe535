import { describe, expect, it } from 'vitest';
import {
  callersOrganization,
  levelsOver,
  organizationSide,
} from '../../../../src/analyzers/access/legs/organization-side.ts';
import { policiesOf, unreadOf } from '../../../../src/analyzers/access/legs/policies-of.ts';
import { isPolicyLayer } from '../../../../src/analyzers/access/legs/policy-layer.ts';
import { absent, denied, type Fact, failed, known } from '../../../../src/core/fact.ts';
import type { Organization } from '../../../../src/core/organization.ts';
import { plain } from '../../../../src/core/words.ts';
import { layers } from '../../../../src/policy/decision.ts';
import { policyOf } from '../../../facts.ts';
import { account, bucketOf, foreign, fullAccess, levelOf, organizationOf, principalNamed, role } from '../facts-of.ts';

const rcp = {
  ...fullAccess('p-rcp'),
  name: 'Perimeter',
  document: policyOf({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }),
};
const tree = [
  levelOf('r-1', 'root', { rcp: [rcp] }),
  levelOf('ou-1', 'ou', { name: 'Apps', scp: [] }),
  levelOf(account, 'account', { scp: [fullAccess('p-own')] }),
];
const one = principalNamed(role);
const facts = (organization: Fact<Organization>) => bucketOf({ organization });
const side = (organization: Fact<Organization>, as = role, owner: string | null = account) =>
  organizationSide(facts(organization), principalNamed(as), owner);
const whats = (...of: Parameters<typeof side>) => side(...of).documents.map(({ what }) => what);
const hidden = (...of: Parameters<typeof side>) => side(...of).hidden.map(({ layer }) => layer);

describe('an organization', () => {
  it('has a say with every policy of every level, for caller and owner', () => {
    expect(whats(known(organizationOf({}, ...tree)))).toEqual([
      'the SCP FullAWSAccess on the root',
      'the SCP FullAWSAccess on the account',
      'the RCP Perimeter on the root',
    ]);
  });

  it('names its units', () => {
    const unit = levelOf('ou-1', 'ou', { name: 'Apps' });
    const unnamed = levelOf('ou-2', 'ou');
    expect(whats(known(organizationOf({}, unit, unnamed)))).toEqual([
      'the SCP FullAWSAccess on the OU Apps',
      'the SCP FullAWSAccess on the OU ou-2',
    ]);
  });

  it.each(['anonymous', 'cloudfront.amazonaws.com'])('has no SCPs for %s, and RCPs all the same', (as) => {
    expect(whats(known(organizationOf({}, ...tree)), as)).toEqual(['the RCP Perimeter on the root']);
  });

  it('has none for its management account', () => {
    expect(side(known(organizationOf({ managementAccount: account }, ...tree)))).toEqual({ documents: [], hidden: [] });
  });

  it('has none of a type that is not enabled', () => {
    expect(whats(known(organizationOf({ scpEnabled: false }, ...tree)))).toEqual(['the RCP Perimeter on the root']);
    expect(whats(known(organizationOf({ rcpEnabled: false, scpEnabled: false }, ...tree)))).toEqual([]);
  });

  it('that there is none hides nothing', () => {
    expect(side(absent)).toEqual({ documents: [], hidden: [] });
  });

  it.each([
    ['may not be read', denied('organizations:DescribeOrganization')],
    ['gave no answer', failed('throttled', 'x')],
  ])('that %s hides both kinds', (_what, organization) => {
    expect(hidden(organization)).toEqual(['scp', 'rcp']);
  });

  it('hides both kinds of an account that could not be read', () => {
    const accounts = { [account]: denied('organizations:ListPoliciesForTarget') };
    expect(hidden(known(organizationOf({ accounts })))).toEqual(['scp', 'rcp']);
  });

  it('says nothing of a stranger’s account: another organization may hold it', () => {
    const found = side(known(organizationOf({}, ...tree)), `arn:aws:iam::${foreign}:user/eve`);
    expect(found.hidden).toMatchObject([{ layer: 'scp', needs: [] }]);
    expect(plain(found.hidden[0]?.because ?? [])).toMatch(/^account 444455556666 is not in organization o-1;/);
  });

  it('hides RCPs, when nobody knows whose the bucket is', () => {
    expect(hidden(known(organizationOf({}, ...tree)), role, null)).toEqual(['rcp']);
  });

  it('can be asked about the caller alone', () => {
    expect(callersOrganization(facts(known(organizationOf({}, ...tree))), one).documents).toHaveLength(2);
  });
});

describe('every level counts', () => {
  const whole = facts(known(organizationOf({}, ...tree)));
  const found = organizationSide(whole, one, account);

  it('also one on which no policy hangs: then nothing there allows', () => {
    const { scp } = policiesOf(found, whole, one, account);
    expect(scp.map(({ level, policies }) => [level, policies.length])).toEqual([
      ['r-1', 1],
      ['ou-1', 0],
      [account, 1],
    ]);
  });

  it.each<[string, Organization, string | null]>([
    ['of nobody', organizationOf({}, ...tree), null],
    ['of a stranger', organizationOf({}, ...tree), foreign],
    ['of the management account', organizationOf({ managementAccount: account }, ...tree), account],
    ['of a type that is not enabled', organizationOf({ scpEnabled: false }, ...tree), account],
    ['that could not be read', organizationOf({ accounts: { [account]: denied('x') } }), account],
  ])('but none %s', (_what, organization, of) => {
    expect(levelsOver(facts(known(organization)), 'scp', of)).toEqual([]);
  });

  it('but none where there is no organization', () => {
    expect(levelsOver(facts(absent), 'rcp', account)).toEqual([]);
  });
});

it('only layers that are made of policies can be unread', () => {
  const reasons = layers.map((layer) => ({ layer, because: [], needs: [] }));
  const unread = unreadOf({ documents: [], hidden: [...reasons, ...reasons] });
  expect(unread).toEqual(layers.filter(isPolicyLayer));
  expect(unread).toHaveLength(8);
});
