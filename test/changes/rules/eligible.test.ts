import { describe, expect, it } from 'vitest';
import { actorId } from '../../../src/core/actor.ts';
import { plain } from '../../../src/core/words.ts';
import { awsDirectory, type Directory } from '../../../src/changes/rules/directory.ts';
import {
  mayAdminister,
  mayApprove,
  mayAsk,
  mayBreakGlass,
  personOf,
  type Verdict,
} from '../../../src/changes/rules/eligible.ts';
import { aws, directoryOf, slack } from './directories.ts';
import { ruled, rulesOf } from './situations.ts';

const workspace = {
  members: { U0PRIYA: 'Priya Raman', U0MARCUS: 'Marcus Oyelaran', U0NOOR0: 'Noor Haddad', U0ZOE00: 'Zoe Lind' },
  groups: { S0GROUP: ['U0NOOR0', 'U0ZOE00', 'U0GUEST'] },
};

const rules = rulesOf(`
admins: [marcus, group:S0GROUP]
rules:
  - name: tried
    ask: [priya, "group:S0GROUP"]
    approve: { by: [marcus, "slack:U0ZOE00", "group:S0GROUP"] }
    break_glass: { by: noor, post_to: C0SECURE }
`);
const ruling = ruled(rules);

const said = (verdict: Verdict): string =>
  verdict.is === 'yes' ? 'yes' : `${plain(verdict.because)} | ${plain(verdict.next)}`;

const requested = { requester: slack('U0PRIYA'), requesterPerson: 'priya', risk: 'B' } as const;

describe('who may approve', () => {
  it.each([
    ['by name, in Slack', slack('U0MARCUS'), 'yes'],
    ['by name, in a terminal', aws('marcus'), 'yes'],
    ['by id', slack('U0ZOE00'), 'yes'],
    ['by group', slack('U0NOOR0'), 'yes'],
    ['by group, in a terminal', aws('noor'), 'yes'],
    ['a guest, though of the group', slack('U0GUEST'), 'Guests can’t.'],
    ['somebody of another workspace', slack('U0MARCUS', 'T0OTHER0'), 'Guests can’t.'],
    ['an AWS identity that nobody has', aws('eve'), 'lists nobody as arn:aws:iam::111122223333:user/eve'],
    ['Cooper itself', { is: 'cooper' } as const, 'approves nothing itself'],
    [
      'a member whom nothing names',
      slack('U0PRIYA'),
      'You are not among those who may approve this change (rule tried of cooper.config.yml).',
    ],
  ])('%s: %s', async (_name, actor, expected) => {
    const of = { ...requested, requester: slack('U0OTHER'), requesterPerson: 'slack:U0OTHER', actor };
    const verdict = await mayApprove(rules, ruling, awsDirectory(rules, directoryOf(workspace)), of);
    expect(said(verdict).replaceAll("'", '’')).toContain(expected.replaceAll("'", '’'));
  });

  it('who has left Slack does not approve by AWS, where the rules know both of them', async () => {
    const gone = directoryOf({ ...workspace, members: { U0NOOR0: 'Noor Haddad' } });
    const verdict = (slack: Directory | null) =>
      mayApprove(rules, ruling, awsDirectory(rules, slack), { ...requested, actor: aws('marcus') });
    expect(said(await verdict(gone))).toMatch(/Slack account of marcus says no/);
    // Slack's silence says nothing of them, and neither does having no Slack.
    const silent: Directory = { ...gone, standing: async () => ({ is: 'refused', because: [], unsure: true }) };
    expect([(await verdict(silent)).is, (await verdict(null)).is]).toEqual(['yes', 'yes']);
  });

  it.each([
    ['high', 'B', true],
    ['low', 'A', false],
  ] as const)('of %s risk: whether they are still a member is looked up anew: %s', async (_name, risk, fresh) => {
    const known = directoryOf(workspace);
    const asked: boolean[] = [];
    const slackOf: Directory = { ...known, standing: (actor, is) => (asked.push(is), known.standing(actor, is)) };
    const of = { requester: slack('U0OTHER'), requesterPerson: 'slack:U0OTHER', risk, actor: slack('U0MARCUS') };
    await mayApprove(rules, ruling, awsDirectory(rules, slackOf), of);
    expect(asked).toEqual([fresh]);
  });

  it('a refusal names who can', async () => {
    const verdict = await mayApprove(rules, ruling, directoryOf(workspace), { ...requested, actor: slack('U0PRIYA') });
    expect(said(verdict)).toMatch(/\| marcus, U0ZOE00 or the Slack group S0GROUP can approve this change: ask them\.$/);
  });

  it('groups are asked anew at high risk, and only where nothing else says yes', async () => {
    const directory = directoryOf(workspace);
    await mayApprove(rules, ruling, directory, { ...requested, actor: slack('U0MARCUS') });
    expect(directory.groupsAsked).toEqual([]);
    await mayApprove(rules, ruling, directory, { ...requested, actor: slack('U0NOOR0') });
    await mayApprove(rules, ruling, directory, { ...requested, actor: slack('U0NOOR0'), risk: 'A' });
    expect(directory.groupsAsked).toEqual(['S0GROUP fresh', 'S0GROUP cached']);
  });

  it('a group that can’t be looked up refuses, and says so', async () => {
    const directory = directoryOf({ ...workspace, groups: {} });
    const verdict = await mayApprove(rules, ruling, directory, { ...requested, actor: slack('U0NOOR0') });
    expect(said(verdict)).toMatch(
      /^Whether you may approve this change could not be told, so the answer is no: Slack did not answer\./,
    );
  });

  it('in a terminal, by a group, only as long as their Slack account is a member’s', async () => {
    const left = { ...workspace, members: { U0MARCUS: 'Marcus Oyelaran' } };
    const verdict = await mayApprove(rules, ruling, awsDirectory(rules, directoryOf(left)), {
      ...requested,
      actor: aws('noor'),
    });
    expect(verdict.is).toBe('no');
  });

  it('without Slack a group is nobody', async () => {
    const directory = awsDirectory(rules, null);
    expect((await mayApprove(rules, ruling, directory, { ...requested, actor: aws('marcus') })).is).toBe('yes');
    const verdict = await mayApprove(rules, ruling, directory, { ...requested, actor: aws('noor') });
    expect(said(verdict)).toContain("group:S0GROUP can't be looked up: there is no connection to Slack here.");
    expect((await mayApprove(rules, ruling, directory, { ...requested, actor: slack('U0MARCUS') })).is).toBe('no');
  });
});

describe('whoever asks', () => {
  const asked = { requester: slack('U0MARCUS'), requesterPerson: 'marcus', risk: 'A' } as const;
  const directory = awsDirectory(rules, directoryOf(workspace));

  it.each([
    ['as they asked', slack('U0MARCUS')],
    ['on another face', aws('marcus')],
  ])('does not approve it: %s', async (_name, actor) => {
    expect(said(await mayApprove(rules, ruling, directory, { ...asked, actor }))).toBe(
      "You asked for this change, and whoever asks can't approve it (rule tried of cooper.config.yml). | U0ZOE00 or the Slack group S0GROUP can approve this change: ask them.",
    );
  });

  it('does, where the rule says so', async () => {
    const verdict = await mayApprove(rules, { ...ruling, self: true }, directory, { ...asked, actor: aws('marcus') });
    expect(verdict.is).toBe('yes');
  });

  const byId = { ...ruling, by: [{ is: 'slack', team: null, user: 'U0MARCUS' }] } as const;

  it.each([
    ['has got a name since', 'slack:U0MARCUS'],
    ['was known with their workspace', actorId(slack('U0MARCUS'))],
    ['asked in a terminal and has got a name since', actorId(aws('marcus'))],
  ])('is still known who %s', async (_name, requesterPerson) => {
    const of = { risk: 'A', requesterPerson, actor: slack('U0MARCUS') } as const;
    expect((await mayApprove(rules, byId, directory, of)).is).toBe('no');
  });

  it('is still known who has lost their name since, where it is said who they are', async () => {
    const now = { ...rules, people: [] };
    const of = { ...asked, actor: slack('U0MARCUS', 'T0HOME0000') };
    expect((await mayApprove(now, byId, directory, of)).is).toBe('no');
    expect((await mayApprove(now, byId, directory, { ...of, requester: slack('U0NOOR0') })).is).toBe('yes');
  });
});

describe('who may ask', () => {
  const directory = awsDirectory(rules, directoryOf(workspace));
  const everyone = { ...ruling, ask: [{ is: 'everyone' }] } as const;

  it.each([
    ['by name', ruling, slack('U0PRIYA'), 'yes'],
    ['by group', ruling, slack('U0ZOE00'), 'yes'],
    ['not named', ruling, slack('U0MARCUS'), 'no'],
    ['everyone: a member', everyone, slack('U0MARCUS'), 'yes'],
    ['everyone: whom the rules know in AWS', everyone, aws('priya'), 'yes'],
    ['everyone: a guest', everyone, slack('U0GUEST'), 'no'],
    ['everyone: an unknown AWS identity', everyone, aws('eve'), 'no'],
    ['everyone: in a terminal, where the rule wants none', { ...everyone, terminal: false }, aws('priya'), 'no'],
  ] as const)('%s: %s', async (_name, by, actor, expected) => {
    expect((await mayAsk(rules, by, directory, actor)).is).toBe(expected);
  });
});

describe('break-glass and lockdown', () => {
  const directory = directoryOf(workspace);

  it('only whom the rule names breaks the glass', async () => {
    expect((await mayBreakGlass(rules, ruling, directory, slack('U0NOOR0'))).is).toBe('yes');
    expect(said(await mayBreakGlass(rules, ruling, directory, slack('U0MARCUS')))).toContain(
      'noor can break the glass',
    );
  });

  it('where there is none, it says who approves', async () => {
    const verdict = await mayBreakGlass(rules, { ...ruling, breakGlass: null }, directory, slack('U0NOOR0'));
    expect(said(verdict)).toMatch(
      /^There is no break-glass for this change \(rule tried of cooper\.config\.yml\)\. \| marcus, /,
    );
  });

  it('admins switch the lockdown, looked up anew', async () => {
    const asked = directoryOf(workspace);
    expect((await mayAdminister(rules, asked, slack('U0ZOE00'))).is).toBe('yes');
    expect(asked.groupsAsked).toEqual(['S0GROUP fresh']);
    expect((await mayAdminister(rules, asked, slack('U0PRIYA'))).is).toBe('no');
  });

  it('without admins nobody does', async () => {
    const verdict = await mayAdminister({ ...rules, admins: [] }, directory, slack('U0MARCUS'));
    expect(said(verdict)).toContain('Nobody is named who can switch the lockdown.');
  });
});

describe('one person', () => {
  it('is one on every face, and in every workspace', () => {
    expect(personOf(rules, slack('U0MARCUS'))).toBe('marcus');
    expect(personOf(rules, aws('marcus'))).toBe('marcus');
    expect(personOf(rules, slack('U0MARCUS', 'T0OTHER0'))).toBe('marcus');
    expect(personOf(rules, slack('U0ZOE00'))).toBe(personOf(rules, slack('U0ZOE00', 'T0OTHER0')));
  });

  it('whom the rules list in one workspace has no right in another, but is no second person there', async () => {
    const two = rulesOf(
      'rules: [{ approve: { by: zoe } }]'.replace('rules', '  zoe: { slack: T0HOME0000/U0ZOE00 }\nrules'),
    );
    const elsewhere = slack('U0ZOE00', 'T0OTHER0');
    const trusting = {
      ...directoryOf(workspace),
      standing: () => Promise.resolve({ is: 'member' as const, name: 'Zoe' }),
    };
    expect((await mayApprove(two, ruled(two), trusting, { ...requested, actor: slack('U0ZOE00') })).is).toBe('yes');
    expect((await mayApprove(two, ruled(two), trusting, { ...requested, actor: elsewhere })).is).toBe('no');
    expect(personOf(two, elsewhere)).toBe('zoe');
  });
});
