import { expect, it } from 'vitest';
import { parseRules } from '../../../src/changes/rules/config.ts';
import { ruleFor, type Situation } from '../../../src/changes/rules/ruling.ts';
import { troubles } from '../../../src/changes/rules/warnings.ts';
import { absent } from '../../../src/core/fact.ts';
import { newWorkspace } from '../../../src/sandbox/slack/workspace.ts';
import { cooperSession, people } from '../../../src/sandbox/world/accounts.ts';
import { rulesText } from '../../../src/sandbox/world/rules.ts';

const rules = parseRules(rulesText, 'cooper.config.yml');

it('the sandbox’s rules are sound', () => {
  expect(troubles(rules, [])).toEqual([]);
});

it('name people, groups and channels that its workspace and its accounts have', () => {
  const workspace = newWorkspace(new Date('2026-11-29T12:00:00Z'));
  const users = rules.people.flatMap(({ slack }) => slack.map(({ user }) => user));
  expect(users.map((user) => workspace.people.get(user)?.kind)).toEqual(['member', 'admin', 'member']);
  expect(rules.people.flatMap(({ aws }) => aws)).toEqual([people.priya, people.marcus, cooperSession]);
  expect(workspace.groups.map(({ id }) => id)).toContain('S0APPROVERS');
  for (const channel of [rules.requestsChannel, rules.securityChannel])
    expect(workspace.channels.get(channel ?? '')?.members).toContain('U0COOPER000');
});

it.each<[string, Situation['risk'], string | null, string, number]>([
  ['low risk', 'A', 'cooper-finance', 'everyday', 1],
  ['high risk where money is', 'B', 'cooper-finance', 'money and records', 2],
  ['high risk elsewhere, to be tried alone', 'B', 'cooper-media', 'demonstration', 1],
  ['deletions, even there', 'C', 'cooper-media', 'demonstration', 2],
  ['an account as a whole', 'B', null, 'whole accounts', 2],
])('%s', (_name, risk, bucket, rule, count) => {
  const place = { account: '111122223333', region: 'us-east-1', bucket };
  const found = ruleFor(rules, { remedy: 'x', risk, place, tags: absent, channel: 'C0INCIDENTS', face: 'slack' });
  expect(found).toMatchObject({ is: 'ruled', ruling: { rule, count } });
});
