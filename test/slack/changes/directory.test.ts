import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { plain } from '../../../src/core/words.ts';
import { makeDirectory } from '../../../src/slack/changes/directory.ts';
import type { Members } from '../../../src/slack/people.ts';
import { type Office, openOffice, people, team } from './office.ts';

/** Against the local Slack: who people are, and who is in which group. */
let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());
beforeEach(() => office.clear());

const approvers = 'S0APPROVERS';
const slackUser = (user: string, of: string = team): Actor => ({ is: 'slack', team: of, user });

async function group(fresh: boolean, id = approvers) {
  const found = await office.cooper.directory.group(id, fresh);
  return found.is === 'known' ? { users: found.users, name: found.name } : plain(found.because);
}

it('knows full members by name', async () => {
  const { directory } = office.cooper;
  expect(await directory.standing(slackUser(people.priya), false)).toEqual({ is: 'member', name: 'priya' });
  expect(await directory.standing(slackUser(people.marcus), false)).toEqual({ is: 'member', name: 'marcus' });
});

it.each<[string, Actor, string]>([
  ['a guest', slackUser(people.gil), 'Guests'],
  ['somebody of another company', slackUser(people.elena), 'other workspaces'],
  ['somebody who says to be of another team', slackUser(people.priya, 'T0OTHER'), 'another workspace'],
  ['somebody who has left', slackUser('U0TOMAS0006'), 'deactivated'],
  ['a bot', slackUser('U0COOPER000'), 'bots'],
  ['nobody that Slack knows', slackUser('U0NOBODY'), 'could not look up'],
  ['an AWS identity', { is: 'aws', arn: 'arn:aws:iam::111122223333:user/priya' }, 'nobody in Slack'],
  ['Cooper itself', { is: 'cooper' }, 'nobody in Slack'],
])('refuses %s, and says why', async (_who, actor, why) => {
  const standing = await office.cooper.directory.standing(actor, false);
  expect(standing.is === 'refused' && plain(standing.because)).toContain(why);
});

it('names a group and the people in it, and asks Slack once in five minutes', async () => {
  const known = { users: [people.marcus, people.noor], name: 'S3 approvers' };
  expect(await group(false)).toEqual(known);
  office.local.fault({ is: 'api', method: 'usergroups.users.list', error: 'internal_error', times: 9 });
  expect(await group(false)).toEqual(known);
});

it('asks Slack anew when it must be fresh, whatever it knew', async () => {
  await group(false);
  office.local.fault({ is: 'api', method: 'usergroups.users.list', error: 'fatal_error' });
  expect(await group(true)).toContain('fatal_error');
});

it.each([
  ['usergroups.users.list', 'missing_scope', 'usergroups:read'],
  ['usergroups.list', 'missing_scope', 'usergroups:read'],
  ['usergroups.users.list', 'no_such_subteam', 'There is no Slack group'],
  ['usergroups.list', 'plan_upgrade_required', 'plan_upgrade_required'],
])('fails when %s answers %s, and says what is missing', async (method, error, why) => {
  office.local.fault({ is: 'api', method, error });
  expect(await group(true)).toContain(why);
});

it('fails on a rate limit and on a group that is not there, and does not remember having failed', async () => {
  office.local.fault({ is: 'api', method: 'usergroups.list', status: 429 });
  expect(await group(true)).toContain('Slack allows no more look-ups');
  expect(await group(true)).toMatchObject({ name: 'S3 approvers' });
  expect(await group(true, 'S0NOBODY000')).toContain('There is no Slack group');
});

it('names the scope that a real app lacks', async () => {
  office.local.configureApp({ scopes: ['chat:write', 'commands', 'users:read'] });
  expect(await group(true)).toContain('lacks the scope usergroups:read');
});

it('fails where Slack does not answer, and where a group is switched off', async () => {
  const at = (users: () => Promise<unknown>) =>
    makeDirectory({
      client: {
        usergroups: { users: { list: users }, list: async () => ({ ok: true, usergroups: [] }) },
      } as unknown as Pick<WebClient, 'usergroups'>,
      people: {} as Members,
      team: () => team,
      now: () => new Date(),
    }).group(approvers, false);
  const broken = await at(() => Promise.reject(new Error('socket hang up')));
  expect(broken.is === 'failed' && plain(broken.because)).toContain('Slack did not answer');
  const off = await at(async () => ({ ok: true, users: [people.marcus] }));
  expect(off.is === 'failed' && plain(off.because)).toContain('switched off');
});

it('knows nobody before Cooper is connected', async () => {
  const directory = makeDirectory({
    client: {} as Pick<WebClient, 'usergroups'>,
    people: {} as Members,
    team: () => null,
    now: () => new Date(),
  });
  expect(await directory.standing(slackUser(people.priya), false)).toMatchObject({ is: 'refused' });
});
