import type { WebClient } from '@slack/web-api';
import { expect, it, vi } from 'vitest';
import { plain } from '../../src/core/words.ts';
import { makePeople, whyNot } from '../../src/slack/people.ts';
import { now } from './desk.ts';

const member = { id: 'U1', team_id: 'T1' };

it.each([
  ['a full member', member],
  [
    'a member of several workspaces of one company',
    { ...member, team_id: 'T2', enterprise_user: { teams: ['T2', 'T1'] } },
  ],
])('lets %s ask', (_who, user) => {
  expect(whyNot(user, 'T1')).toBeNull();
});

it.each([
  ['a guest', { is_restricted: true }, 'Guests'],
  ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }, 'Guests'],
  ['a stranger', { is_stranger: true }, 'other workspaces'],
  ['somebody of another workspace', { team_id: 'T9' }, 'other workspaces'],
  ['somebody of no workspace that we know', { team_id: undefined }, 'other workspaces'],
  ['a deactivated account', { deleted: true }, 'deactivated'],
  ['a bot', { is_bot: true }, 'bots'],
  ['Slackbot', { id: 'USLACKBOT' }, 'bots'],
])('refuses %s, and says why', (_who, of, why) => {
  expect(plain(whyNot({ ...member, ...of } as typeof member, 'T1') ?? [])).toContain(why);
});

it('refuses when our own workspace is not known', () => {
  expect(whyNot(member, null)).not.toBeNull();
});

const client = (info: () => Promise<unknown>) => ({ users: { info } }) as unknown as Pick<WebClient, 'users'>;

it('refuses when nobody can say who it is, and asks Slack again the next time', async () => {
  const info = vi
    .fn<() => Promise<unknown>>()
    .mockRejectedValueOnce(new Error('missing_scope'))
    .mockResolvedValue({ ok: true, user: member });
  const people = makePeople({ client: client(info), now });
  await expect(people.admit({ user: 'U1', team: 'T1' })).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringContaining('users:read') as string,
  });
  await expect(people.admit({ user: 'U1', team: 'T1' })).resolves.toBeUndefined();
});

it('refuses when Slack answers without a person', async () => {
  const people = makePeople({ client: client(async () => ({ ok: true })), now });
  await expect(people.admit({ user: 'U1', team: 'T1' })).rejects.toMatchObject({ name: 'Refusal' });
});

it('asks Slack about the same person once in five minutes', async () => {
  let time = 0;
  const info = vi.fn<() => Promise<unknown>>(async () => ({ ok: true, user: member }));
  const people = makePeople({ client: client(info), now: () => new Date(time) });
  for (time of [0, 299_999]) await people.admit({ user: 'U1', team: 'T1' });
  expect(info).toHaveBeenCalledTimes(1);
  time = 300_001;
  await people.admit({ user: 'U1', team: 'T1' });
  expect(info).toHaveBeenCalledTimes(2);
});
