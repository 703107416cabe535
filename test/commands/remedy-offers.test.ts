import { describe, expect, it } from 'vitest';
import { mostOffers, withRemedies } from '../../src/commands/remedy-offers.ts';
import { anonymous, parsePrincipal } from '../../src/core/principal.ts';
import { question } from '../../src/core/question.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Offer } from '../../src/core/report.ts';
import { target } from '../../src/core/target.ts';
import { limits } from '../../src/slack/limits.ts';
import { finding, outcomes, report } from '../report.ts';

const logs = target({ bucket: 'logs', key: 'a b', account: '111122223333' });
const somebody = parsePrincipal('arn:aws:iam::111122223333:user/ana');
const patch: Offer = { does: 'ask', label: 'Preview this policy change', command: 'fix', words: 'x' };
const other: Offer = { does: 'ask', label: 'Other', command: 'diagnose', words: 'logs' };
const failing = (check: string, remedy: string | null) => finding(outcomes.fail, { check, remedy });
const blocked = failing('access/block-public-access', 'block-public-access');
const open = failing('access/public-by-policy', 'block-public-access');

function labels(findings: readonly Finding[], asked = question({ target: logs }), offers: readonly Offer[] = []) {
  const sections = [{ is: 'findings', title: 'Wrong', folded: false, findings }] as const;
  return withRemedies(report({ target: logs, sections, offers }), asked).offers.map(({ label }) => label);
}

const shut = 'Preview: Turn on Block Public Access';
const see = 'See what anybody may do';

describe('a check that fails', () => {
  it('offers the preview of its remedy, for the bucket and the account that should own it', () => {
    const sections = [{ is: 'findings', title: 'Wrong', folded: false, findings: [blocked] }] as const;
    const { offers } = withRemedies(report({ target: logs, sections }), question({ target: logs }));
    expect(offers).toEqual([
      { does: 'ask', label: shut, command: 'fix', words: 'block-public-access --account 111122223333 logs' },
    ]);
  });

  it.each<[string, Finding]>([
    ['passes', finding(outcomes.pass, { remedy: 'block-public-access' })],
    ['could not look', finding(outcomes.unknown, { remedy: 'block-public-access' })],
    ['has no remedy', failing('access/x', null)],
    ['names one that there is not', failing('access/x', 'mend-it')],
    ['names one for whole accounts', failing('access/x', 'block-account-public-access')],
    ['names one that wants to be told more', failing('access/x', 'encrypt-with-kms')],
  ])('offers none where it %s', (_what, one) => {
    expect(labels([one])).toEqual([]);
  });

  it('offers a remedy once, though several checks name it', () => {
    expect(labels([blocked, failing('access/y', 'block-public-access'), failing('access/z', 'disable-acls')])).toEqual([
      shut,
      'Preview: Disable access control lists',
    ]);
  });

  it('offers it behind the patches and before what else there is', () => {
    const asked = question({ target: logs, principal: somebody });
    expect(labels([blocked], asked, [other, patch])).toEqual([patch.label, shut, other.label]);
  });
});

describe('a bucket that is public, perhaps on purpose', () => {
  it('is looked at first, and shut second', () => {
    expect(labels([open, blocked])).toEqual([see, shut]);
    const sections = [{ is: 'findings', title: 'Wrong', folded: false, findings: [open] }] as const;
    const { offers } = withRemedies(report({ target: logs, sections }), question({ target: logs, error: 'a 403' }));
    expect(offers[0]).toMatchObject({ command: 'diagnose', words: '--account 111122223333 logs "a b" as anonymous' });
  });

  it('is not offered to be shut to who asks for the public', () => {
    expect(labels([open, blocked], question({ target: logs, principal: anonymous }))).toEqual([]);
    expect(labels([open], question({ target: logs, principal: somebody }))).toEqual([shut]);
  });
});

it('are never more than a message has buttons for', () => {
  expect(mostOffers).toBeLessThanOrEqual(limits.offers);
  const patches = [patch, patch, patch].map((one, nth) => ({ ...one, label: `${nth}` }));
  expect(labels([blocked], question({ target: logs }), [...patches, other])).toEqual(['0', '1', '2']);
});
