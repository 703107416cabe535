import { describe, expect, it } from 'vitest';
import { noRules } from '../../../src/changes/rules/config.ts';
import { cautions, troubles } from '../../../src/changes/rules/warnings.ts';
import { plain } from '../../../src/core/words.ts';
import { rulesOf } from './situations.ts';

const remedies = ['block-public-access', 'require-tls'];
const approve = 'approve: { by: [marcus, noor, "group:S0GROUP"] }';
const of = (text: string) => troubles(rulesOf(`admins: marcus\n${text}`), remedies).map(plain);

describe('what can’t be meant', () => {
  it.each<[string, string, string]>([
    [
      'a rule behind one about everything',
      `rules: [{ ${approve} }, { when: { risk: low }, ${approve} }]`,
      'rule 2 is never reached: rule 1 stands before it and decides all that it is about.',
    ],
    [
      'a rule behind a wider pattern',
      `rules: [{ when: { bucket: a-* }, ${approve} }, { when: { bucket: [a-b, a-c*] }, ${approve} }]`,
      'rule 2 is never reached',
    ],
    [
      'a rule whose all is denied',
      `rules: [{ when: { class: B, bucket: x }, ${approve} }, { when: { risk: high }, deny: no }]`,
      'rule 1 is never reached: rule 2 denies all that it is about.',
    ],
    ['a rule about nothing', `rules: [{ when: { risk: low, class: C }, ${approve} }]`, 'rule 1 is about nothing'],
    [
      'a remedy that there isn’t',
      'rules: [{ when: { remedy: require-tsl }, deny: no }]',
      "rule 1 is about a remedy that there isn't: require-tsl. Was it require-tls?",
    ],
    [
      'too few people',
      'rules: [{ approve: { by: marcus } }]',
      'rule 1 can never have its 2 approvals: it names 1 person.',
    ],
    ['one person by two names', 'rules: [{ approve: { by: [marcus, "slack:U0MARCUS"] } }]', 'it names 1 person'],
    [
      'only those ask who approve',
      'rules: [{ when: { risk: low }, ask: marcus, approve: { by: marcus } }]',
      'rule 1 can never have its approval: it names 1 person. Whoever asks does not count.',
    ],
    [
      'an expiry within the wait of class C',
      `rules: [{ ${approve}, expires: 10m }]`,
      'rule 1 lets changes of class C expire after 10 min, but they wait 10 min',
    ],
  ])('%s', (_name, text, expected) => {
    expect(of(text)).toEqual([expect.stringContaining(expected)]);
  });

  it.each<[string, string]>([
    ['a narrower rule first', `rules: [{ when: { risk: low }, ${approve} }, { ${approve} }]`],
    ['a denial behind a rule about everything', `rules: [{ ${approve} }, { when: { bucket: x }, deny: no }]`],
    [
      'an approver asks, and others approve',
      'rules: [{ when: { class: B }, ask: marcus, approve: { by: [marcus, noor, priya] } }]',
    ],
    ['a group may have any number', 'rules: [{ approve: { by: group:S0GROUP, count: 9 } }]'],
    [
      'other tags',
      `rules: [{ when: { tags: { env: prod } }, ${approve} }, { when: { tags: { env: "*" } }, ${approve} }]`,
    ],
  ])('nothing is wrong with %s', (_name, text) => {
    expect(of(text)).toEqual([]);
  });

  it('no admins', () => {
    expect(troubles(rulesOf(`rules: [{ ${approve} }]`), remedies).map(plain)).toEqual([
      'admins is empty: nobody could switch the lockdown on or off.',
    ]);
  });

  it('of no rules nothing is said', () => {
    expect(troubles(noRules('x'), remedies)).toEqual([]);
  });
});

it('a session whose name may be chosen is a caution; a user and a session of Identity Center are none', () => {
  const session = 'arn:aws:sts::111122223333:assumed-role/Ops/zoe';
  const rules = rulesOf(
    `  zoe: { slack: U0ZOE00, aws: [${session}, "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Ops_0123/zoe"] }\nrules: []`,
  );
  const [only, ...rest] = cautions(rules).map(plain);
  expect(rest).toEqual([]);
  expect(only).toMatch(new RegExp(`^${session} counts as zoe\\. .*sts:RoleSessionName`));
});

it('whoever is known by AWS alone is a caution: in Slack they would be somebody else', () => {
  const user = 'arn:aws:iam::111122223333:user/zoe';
  expect(cautions(rulesOf(`  zoe: { slack: U0ZOE00, aws: "${user}" }\nrules: []`))).toEqual([]);
  const [only] = cautions(rulesOf(`  zoe: { aws: "${user}" }\nrules: []`)).map(plain);
  expect(only).toMatch(/^zoe has no slack id: .*count there as another person/);
});
