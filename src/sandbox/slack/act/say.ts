import { done, refused } from './outcome.ts';
import { addPost, findPost, notify, rootOf } from '../post.ts';
import type { Act, ActAnswer } from '../protocol.ts';
import type { Post, Room } from '../state.ts';
import { botUser } from '../workspace.ts';
import { command } from './command.ts';
import { deliverEvent } from '../deliver/deliver.ts';
import type { Dict } from '../json.ts';
import { eventOf, messageOf } from '../payloads.ts';
import { limits } from '../validate/limits.ts';
import { mangled } from '../mangle.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';

type Say = Extract<Act, { do: 'say' }>;

/** Somebody writes into a channel or thread; a text that begins with `/` is a command. */
export async function say(sandbox: Sandbox, act: Say): Promise<ActAnswer> {
  const room = sandbox.state.channels.get(act.channel);
  if (room === undefined || room.isArchived || !room.members.has(act.as)) return refused('not_in_channel');
  if (act.text.trim() === '') return refused('no_text');
  if (act.text.length > limits.message.text) return refused('msg_too_long');
  return /^\/[^\s/]/.test(act.text) ? command(sandbox, act, room) : write(sandbox, act, room);
}

function write(sandbox: Sandbox, act: Say, room: Room): ActAnswer {
  const parent = act.threadTs === null ? null : findPost(sandbox, room.id, act.threadTs);
  const isNowhere = parent === null || parent.ephemeralTo !== null;
  if (act.threadTs !== null && isNowhere) return refused('thread_not_found');
  const threadTs = parent === null ? null : rootOf(parent);
  const text = mangled(act.text.trim(), sandbox.state);
  tellApp(sandbox, room, addPost(sandbox, { channel: room.id, user: act.as, text, threadTs }));
  return done;
}

/** The events that a message gives rise to: in a direct message message.im, elsewhere app_mention. */
function tellApp(sandbox: Sandbox, room: Room, post: Post): void {
  if (room.kind === 'dm') {
    const type = { channel_type: 'im', type: 'message' };
    tell(sandbox, 'message.im', room, post, type);
  } else if (!post.text.includes(`<@${botUser.userId}>`)) {
    return;
  } else if (room.members.has(botUser.userId)) {
    tell(sandbox, 'app_mention', room, post, { type: 'app_mention' });
  } else {
    const { name } = sandbox.app;
    notify(sandbox, post.user, room.id, `${name} isn’t in #${room.name}. Invite it with /invite @${name}`);
  }
}

function tell(sandbox: Sandbox, what: string, room: Room, post: Post, more: Dict): void {
  if (!sandbox.app.events.includes(what)) return;
  const person = sandbox.state.people.get(post.user);
  const isStranger = person !== undefined && person.teamId !== sandbox.state.team.id;
  const event = {
    ...messageOf(sandbox, post),
    ...more,
    client_msg_id: newId('M'),
    channel: room.id,
    event_ts: post.ts,
    ...(isStranger ? { user_team: person.teamId, source_team: person.teamId } : {}),
  };
  const payload = eventOf(sandbox, event, room, newId('Ev'));
  void deliverEvent(sandbox, { type: 'events_api', payload, what, user: post.user });
}
