import { directRoom, visibleRoom } from './channels.ts';
import { type Method, tier } from './method.ts';
import { botUser } from '../workspace.ts';
import { channelsOf } from '../page/seen.ts';
import type { Dict } from '../json.ts';
import { page } from './paging.ts';
import type { Room } from '../state.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from './slack-error.ts';

const readScopes = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

export const info: Method = {
  name: 'conversations.info',
  scopes: readScopes,
  perMinute: tier[3],
  run: (sandbox, args) => ({ channel: channelOf(sandbox, readable(sandbox, args.required('channel'))) }),
};

export const members: Method = {
  name: 'conversations.members',
  scopes: readScopes,
  perMinute: tier[4],
  run(sandbox, args) {
    const { items, metadata } = page([...readable(sandbox, args.required('channel')).members], args);
    return { members: items, ...metadata };
  },
};

export const list: Method = {
  name: 'conversations.list',
  scopes: readScopes,
  perMinute: tier[2],
  run: (sandbox, args) => listed(sandbox, args, () => true),
};

export const usersConversations: Method = {
  name: 'users.conversations',
  scopes: readScopes,
  perMinute: tier[3],
  run(sandbox, args) {
    const user = args.text('user') ?? botUser.userId;
    return listed(sandbox, args, (room) => room.members.has(user));
  },
};

export const open: Method = {
  name: 'conversations.open',
  scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  perMinute: tier[3],
  run(sandbox, args) {
    const users = args.text('users');
    const id = args.text('channel');
    if (users === null && id === null) throw new SlackError('users_list_not_supplied');
    const room = users === null ? visibleRoom(sandbox, id ?? '') : directRoom(sandbox, users.split(',')[0] ?? '');
    return { channel: args.flag('return_im') ? channelOf(sandbox, room) : { id: room.id } };
  },
};

export const join: Method = {
  name: 'conversations.join',
  scopes: ['channels:join'],
  perMinute: tier[3],
  run(sandbox, args) {
    const room = visibleRoom(sandbox, args.required('channel'));
    if (room.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type');
    if (room.isArchived) throw new SlackError('is_archived');
    room.members.add(botUser.userId);
    sandbox.page.publishEach((user) => ({ type: 'channels', channels: channelsOf(sandbox, user) }));
    return { channel: channelOf(sandbox, room) };
  },
};

/** Each type of channel has its scope. Errors: channel_not_found, missing_scope. */
function readable(sandbox: Sandbox, id: string): Room {
  const room = visibleRoom(sandbox, id);
  const needed = scopeOf(room);
  if (!sandbox.app.scopes.includes(needed))
    throw new SlackError('missing_scope', { needed, provided: sandbox.app.scopes.join(',') });
  return room;
}

const scopeOf = ({ kind }: Room): string => ({ channel: 'channels:read', private: 'groups:read', dm: 'im:read' })[kind];

function listed(sandbox: Sandbox, args: Parameters<Method['run']>[1], wanted: (room: Room) => boolean): Dict {
  const types = (args.text('types') ?? 'public_channel').split(',').map((type) => type.trim());
  const rooms = [...sandbox.state.channels.values()].filter(
    (room) =>
      types.includes({ channel: 'public_channel', private: 'private_channel', dm: 'im' }[room.kind]) &&
      (room.kind === 'channel' || room.members.has(botUser.userId)) &&
      !(args.flag('exclude_archived') && room.isArchived) &&
      wanted(room),
  );
  const { items, metadata } = page(rooms, args);
  return { channels: items.map((room) => channelOf(sandbox, room)), ...metadata };
}

/** Reference, «Conversation object». */
function channelOf({ state }: Sandbox, room: Room): Dict {
  const { id, name, kind, topic, isShared, isArchived } = room;
  const other = [...room.members].find((user) => user !== botUser.userId);
  const shared = { is_shared: isShared, is_ext_shared: isShared, is_org_shared: false, is_pending_ext_shared: false };
  if (kind === 'dm') return { id, is_im: true, is_channel: false, is_archived: isArchived, user: other, ...shared };
  return {
    id,
    name,
    name_normalized: name,
    is_channel: kind === 'channel',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_archived: isArchived,
    is_member: room.members.has(botUser.userId),
    is_general: false,
    ...shared,
    context_team_id: state.team.id,
    topic: { value: topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: room.members.size,
  };
}
