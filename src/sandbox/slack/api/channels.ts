import { botUser, directMessage } from '../workspace.ts';
import type { Room } from '../state.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from './slack-error.ts';

/** The channel if the app may know of it: private ones only as a member. Error: channel_not_found. */
export function visibleRoom({ state }: Sandbox, id: string): Room {
  const room = state.channels.get(id);
  const isHidden = room?.kind === 'private' && !room.members.has(botUser.userId);
  if (room === undefined || isHidden) throw new SlackError('channel_not_found');
  return room;
}

/** The channel to post into: an id, a person's id for a direct message, or `#name`. Errors: not_in_channel, is_archived. */
export function postableRoom(sandbox: Sandbox, id: string): Room {
  const room = roomFor(sandbox, id);
  if (room.isArchived) throw new SlackError('is_archived');
  const mayPostAnywhere = sandbox.app.scopes.includes('chat:write.public') && room.kind === 'channel';
  if (!room.members.has(botUser.userId) && !mayPostAnywhere) throw new SlackError('not_in_channel');
  return room;
}

/** The direct message with this person, made when there was none. Errors: channel_not_found, cannot_dm_bot. */
export function directRoom({ state }: Sandbox, user: string): Room {
  const person = state.people.get(user);
  if (person === undefined || person.kind === 'deactivated') throw new SlackError('channel_not_found');
  if (person.kind === 'bot') throw new SlackError('cannot_dm_bot');
  const room = state.channels.get(directMessage(user).id) ?? directMessage(user);
  state.channels.set(room.id, room);
  return room;
}

function roomFor(sandbox: Sandbox, id: string): Room {
  if (/^[UW]/.test(id) && !sandbox.state.channels.has(id)) return directRoom(sandbox, id);
  const named = [...sandbox.state.channels.values()].find(({ name, kind }) => kind !== 'dm' && `#${name}` === id);
  return visibleRoom(sandbox, named?.id ?? id);
}
