import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/core/words.ts';
import { parseRules } from '../../../src/changes/rules/config.ts';
import { approversOf } from '../../../src/changes/rules/eligible.ts';
import { awsDirectory } from '../../../src/changes/rules/directory.ts';
import { directoryOf } from './directories.ts';
import { ruled, rulesOf } from './situations.ts';

const members = { U0PRIYA: 'Priya Raman', U0MARCUS: 'Marcus Oyelaran', U0NOOR0: 'Noor Haddad', U0ZOE00: 'Zoe Lind' };
const groups = { S0GROUP: ['U0NOOR0', 'U0ZOE00', 'U0GUEST'], S0EMPTY: [] };

/** Who could approve what `asker` asks for, where `approve` is what the rule says. */
async function approvers(approve: string, asker = 'slack:U0OTHER', of = directoryOf({ members, groups })) {
  const rules = rulesOf(`rules: [{ name: tried, approve: ${approve} }]`);
  const found = await approversOf(rules, ruled(rules), awsDirectory(rules, of), asker, 'B');
  const { people, more, enough, because } = found;
  return { names: people.map(({ name }) => name), more, enough, because: because && plain(because) };
}

describe('who could approve', () => {
  it('by the names that Slack shows, guests left out', async () => {
    expect(await approvers('{ by: [marcus, "group:S0GROUP"] }')).toEqual({
      names: ['Marcus Oyelaran', 'Noor Haddad', 'Zoe Lind'],
      more: 0,
      enough: true,
      because: null,
    });
  });

  it('each person once, however they are named', async () => {
    const { names, enough, because } = await approvers('{ by: [noor, "slack:U0NOOR0", "group:S0GROUP"], count: 3 }');
    expect(names).toEqual(['Noor Haddad', 'Zoe Lind']);
    expect(enough).toBe(false);
    expect(because).toBe(
      'tried demands approvals of 3 people, without whoever asks, and only Noor Haddad and Zoe Lind could give one.',
    );
  });

  it.each(['noor', 'slack:U0NOOR0', 'slack:T0HOME0000/U0NOOR0', 'aws:arn:aws:iam::111122223333:user/noor'])(
    'not %s who asks',
    async (asker) => {
      const { names, enough } = await approvers('{ by: group:S0GROUP, count: 2 }', asker);
      expect(names).toEqual(['Zoe Lind']);
      expect(enough).toBe(false);
    },
  );

  it('nor whoever asks without a name in the rules, in any workspace', async () => {
    const { names } = await approvers('{ by: group:S0GROUP, count: 1 }', 'slack:T0HOME0000/U0ZOE00');
    expect(names).toEqual(['Noor Haddad']);
  });

  it('whoever asks, where the rule says so', async () => {
    const { enough } = await approvers('{ by: group:S0GROUP, count: 2, self: true }', 'noor');
    expect(enough).toBe(true);
  });

  it('nobody who is known by AWS alone, where a rule is not for terminals', async () => {
    const enough = async (terminal: boolean) => {
      const rules = parseRules(
        `people: { zed: { aws: "arn:aws:iam::111122223333:user/zed" } }
rules: [{ name: tried, approve: { by: zed, count: 1 }, terminal: ${terminal} }]`,
        'tried.yml',
      );
      const directory = awsDirectory(rules, directoryOf({ members, groups }));
      return (await approversOf(rules, ruled(rules), directory, 'slack:U0OTHER', 'B')).enough;
    };
    expect([await enough(true), await enough(false)]).toEqual([true, false]);
  });

  it('nobody: it says so at once', async () => {
    const { because } = await approvers('{ by: group:S0EMPTY, count: 1 }');
    expect(because).toBe('tried demands 1 approval, without whoever asks, and nobody could give one.');
  });

  it('a group that can’t be looked up is not enough, whoever else there is', async () => {
    const found = await approvers('{ by: [marcus, noor, "group:S0GONE0"], count: 1 }');
    expect(found).toMatchObject({ enough: false, because: 'Slack did not answer.' });
  });

  it('somebody who left Slack, and is listed in AWS, still can in a terminal', async () => {
    const left = directoryOf({ members: { U0MARCUS: 'Marcus Oyelaran' }, groups });
    expect(await approvers('{ by: [marcus, noor] }', 'priya', left)).toMatchObject({
      names: ['Marcus Oyelaran', 'noor'],
      enough: true,
    });
  });

  it('of a very large group only some are looked up, and the rest is counted', async () => {
    const users = Array.from({ length: 100 }, (_, nth) => `U0MANY${String(nth).padStart(2, '0')}`);
    const all = Object.fromEntries(users.map((user) => [user, user]));
    const { names, more, enough } = await approvers(
      '{ by: group:S0MANY0 }',
      'priya',
      directoryOf({ members: all, groups: { S0MANY0: users } }),
    );
    expect([names.length, more, enough]).toEqual([20, 80, true]);
  });

  it('but as many as it takes', async () => {
    const users = Array.from({ length: 100 }, (_, nth) => `U0MANY${String(nth).padStart(2, '0')}`);
    const last = { U0MANY98: 'Ann', U0MANY99: 'Bea' };
    const { names, enough } = await approvers(
      '{ by: group:S0MANY0 }',
      'priya',
      directoryOf({ members: last, groups: { S0MANY0: users } }),
    );
    expect([names, enough]).toEqual([['Ann', 'Bea'], true]);
  });
});
