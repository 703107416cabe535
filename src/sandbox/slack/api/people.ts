import { type Method, tier } from './method.ts';
import { botUser } from '../workspace.ts';
import type { Dict } from '../json.ts';
import type { Member } from '../state.ts';
import { page } from './paging.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from './slack-error.ts';

export const usersInfo: Method = {
  name: 'users.info',
  scopes: ['users:read'],
  perMinute: tier[4],
  run(sandbox, args) {
    const person = sandbox.state.people.get(args.required('user'));
    if (person === undefined) throw new SlackError('user_not_found');
    return { user: userOf(sandbox, person, args.flag('include_locale')) };
  },
};

export const usersList: Method = {
  name: 'users.list',
  scopes: ['users:read'],
  perMinute: tier[2],
  run(sandbox, args) {
    const { items, metadata } = page([...sandbox.state.people.values()], args);
    return { members: items.map((each) => userOf(sandbox, each, args.flag('include_locale'))), ...metadata };
  },
};

export const userGroupsList: Method = {
  name: 'usergroups.list',
  scopes: ['usergroups:read'],
  perMinute: tier[2],
  run: ({ state }, args) => ({
    usergroups: state.groups.map(({ id, handle, name, users }) => ({
      id,
      team_id: state.team.id,
      is_usergroup: true,
      name,
      handle,
      description: '',
      is_external: false,
      date_delete: 0,
      ...(args.flag('include_count') ? { user_count: users.length } : {}),
      ...(args.flag('include_users') ? { users } : {}),
    })),
  }),
};

export const userGroupsUsers: Method = {
  name: 'usergroups.users.list',
  scopes: ['usergroups:read'],
  perMinute: tier[2],
  run({ state }, args) {
    const group = state.groups.find(({ id }) => id === args.required('usergroup'));
    if (group === undefined) throw new SlackError('no_such_subteam');
    return { users: group.users };
  },
};

/** Reference, «User object». The e-mail address is there only with the scope users:read.email, and never of strangers. */
function userOf({ app, state, now }: Sandbox, person: Member, withLocale: boolean): Dict {
  const { id, name, realName, kind, teamId, email, timeZone } = person;
  const showsEmail =
    app.scopes.includes('users:read.email') && (kind === 'member' || kind === 'admin' || kind === 'guest');
  return {
    id,
    team_id: teamId,
    name,
    deleted: kind === 'deactivated',
    real_name: realName,
    tz: timeZone,
    tz_label: timeZone,
    tz_offset: offset(timeZone, now()),
    profile: {
      real_name: realName,
      real_name_normalized: realName,
      display_name: name,
      display_name_normalized: name,
      team: teamId,
      ...(showsEmail ? { email } : {}),
      ...(kind === 'bot' ? { bot_id: botUser.botId, api_app_id: botUser.appId } : {}),
    },
    is_admin: kind === 'admin',
    is_owner: false,
    is_primary_owner: false,
    is_restricted: kind === 'guest',
    is_ultra_restricted: false,
    is_bot: kind === 'bot',
    is_app_user: false,
    ...(teamId === state.team.id ? {} : { is_stranger: false }),
    ...(withLocale ? { locale: 'en-US' } : {}),
    updated: Math.floor(now().getTime() / 1000),
  };
}

/** Seconds east of UTC. */
function offset(timeZone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
