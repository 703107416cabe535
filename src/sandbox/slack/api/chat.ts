import { addPost, changePost, findPost, hasReplies, removePost, rootOf } from '../post.ts';
import { type Method, tier } from './method.ts';
import type { Arguments } from './arguments.ts';
import { botUser } from '../workspace.ts';
import { contentOf } from './message-arguments.ts';
import { directRoom, postableRoom, visibleRoom } from './channels.ts';
import { messageOf } from '../payloads.ts';
import type { Post } from '../state.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from './slack-error.ts';

const scopes = ['chat:write'];

export const postMessage: Method = {
  name: 'chat.postMessage',
  scopes,
  perMinute: 'post',
  run(sandbox, args) {
    const room = postableRoom(sandbox, args.required('channel'));
    const content = contentOf(sandbox, args);
    const threadTs = threadOf(sandbox, room.id, args);
    const post = addPost(sandbox, { ...content, channel: room.id, user: botUser.userId, threadTs });
    return { channel: room.id, ts: post.ts, message: messageOf(sandbox, post) };
  },
};

export const postEphemeral: Method = {
  name: 'chat.postEphemeral',
  scopes,
  perMinute: tier[4],
  run(sandbox, args) {
    const room = postableRoom(sandbox, args.required('channel'));
    const user = args.required('user');
    if (!room.members.has(user)) throw new SlackError('user_not_in_channel');
    const content = contentOf(sandbox, args);
    const threadTs = threadOf(sandbox, room.id, args);
    return { message_ts: showOnly(sandbox, { ...content, channel: room.id, threadTs }, user) };
  },
};

export const update: Method = {
  name: 'chat.update',
  scopes,
  perMinute: tier[3],
  run(sandbox, args) {
    const post = ownPost(sandbox, args, 'cant_update_message');
    const content = contentOf(sandbox, args);
    const changed = changePost(sandbox, post, { ...content, editedAt: sandbox.newTs() });
    return { channel: post.channel, ts: post.ts, text: content.text, message: messageOf(sandbox, changed) };
  },
};

export const remove: Method = {
  name: 'chat.delete',
  scopes,
  perMinute: tier[3],
  run(sandbox, args) {
    const post = ownPost(sandbox, args, 'cant_delete_message');
    removePost(sandbox, post);
    return { channel: post.channel, ts: post.ts };
  },
};

export const getPermalink: Method = {
  name: 'chat.getPermalink',
  scopes: [],
  perMinute: Infinity,
  run(sandbox, args) {
    const room = visibleRoom(sandbox, args.required('channel'));
    const post = findPost(sandbox, room.id, args.required('message_ts'));
    if (post === null || post.ephemeralTo !== null) throw new SlackError('message_not_found');
    const thread = post.threadTs === null ? '' : `?thread_ts=${post.threadTs}&cid=${room.id}`;
    const permalink = `${sandbox.url()}/archives/${room.id}/p${post.ts.replace('.', '')}${thread}`;
    return { channel: room.id, permalink };
  },
};

/**
 * A message that one person sees. In a thread nobody replied to it is shown nowhere, as in Slack (chat.postEphemeral);
 * the answer does not say so.
 */
export function showOnly(
  sandbox: Sandbox,
  post: Omit<Post, 'ts' | 'user' | 'ephemeralTo' | 'editedAt' | 'files'>,
  to: string,
): string {
  const { channel, threadTs } = post;
  if (threadTs !== null && !hasReplies(sandbox, channel, threadTs)) return sandbox.newTs();
  return addPost(sandbox, { ...post, user: botUser.userId, ephemeralTo: to }).ts;
}

/** The root of the thread that `thread_ts` names; replies to a reply go to its thread. */
function threadOf(sandbox: Sandbox, channel: string, args: Arguments): string | null {
  const ts = args.text('thread_ts');
  if (ts === null) return null;
  if (!/^\d+\.\d+$/.test(ts)) throw new SlackError('invalid_thread_ts');
  const post = findPost(sandbox, channel, ts);
  if (post === null || post.ephemeralTo !== null) throw new SlackError('thread_not_found');
  return rootOf(post);
}

/** Ephemeral messages can't be found: they can be neither updated nor deleted through the API. */
function ownPost(sandbox: Sandbox, args: Arguments, otherwise: string): Post {
  const channel = args.required('channel');
  const room = /^[UW]/.test(channel) ? directRoom(sandbox, channel) : visibleRoom(sandbox, channel);
  const post = findPost(sandbox, room.id, args.required('ts'));
  if (post === null || post.ephemeralTo !== null) throw new SlackError('message_not_found');
  if (post.user !== botUser.userId) throw new SlackError(otherwise);
  return post;
}
