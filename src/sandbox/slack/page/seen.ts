import type { AppInfo, Channel, Message, Snapshot, View } from '../protocol.ts';
import { dictOr, listOr, textOr, textOrNull } from '../json.ts';
import { isReady, type Post, type Room, type StoredView } from '../state.ts';
import type { Block } from '../protocol.ts';
import { botUser } from '../workspace.ts';
import type { Sandbox } from '../sandbox.ts';

/** Whether this person finds the channel: theirs, and for people of the company every public one. */
function seesChannel({ state }: Sandbox, room: Room, user: string): boolean {
  if (room.members.has(user)) return true;
  const kind = state.people.get(user)?.kind;
  return room.kind === 'channel' && (kind === 'member' || kind === 'admin');
}

export function seesPost(sandbox: Sandbox, post: Post, user: string): boolean {
  if (post.ephemeralTo !== null) return post.ephemeralTo === user;
  const room = sandbox.state.channels.get(post.channel);
  return room !== undefined && seesChannel(sandbox, room, user);
}

/** A message as the page wants it. */
export function pageMessage(sandbox: Sandbox, post: Post): Message {
  const { state, now, url } = sandbox;
  const { channel, ts, threadTs, user, text, ephemeralTo } = post;
  const thread = state.messages.get(channel) ?? [];
  return {
    channel,
    ts,
    threadTs,
    user,
    text,
    ephemeralTo,
    blocks: [...post.blocks, ...post.attachments.flatMap(({ blocks }) => listOr(blocks) as Block[])],
    files: post.files.flatMap((id) => {
      const file = state.files.get(id);
      if (file === undefined) return [];
      return [
        { id, name: file.name, mimetype: file.mimetype, url: `${url()}/files/${id}`, ready: isReady(file, now()) },
      ];
    }),
    edited: post.editedAt !== null,
    replyCount: thread.filter((each) => each.threadTs === ts && each.ephemeralTo === null).length,
  };
}

function pageView({ id, hash, type, sent, blocks, errors }: StoredView): View {
  const words = (key: string) => textOrNull(dictOr(sent[key])['text']);
  return {
    id,
    hash,
    type,
    blocks,
    errors,
    title: words('title') ?? '',
    submit: words('submit'),
    close: words('close'),
    callbackId: textOr(sent['callback_id']),
  };
}

export function modalsOf({ state }: Sandbox, user: string): readonly View[] {
  return (state.modals.get(user) ?? []).flatMap((id) => state.views.get(id) ?? []).map(pageView);
}

export function homeOf({ state }: Sandbox, user: string): View | null {
  const view = state.views.get(state.homes.get(user) ?? '');
  return view ? pageView(view) : null;
}

export function channelsOf(sandbox: Sandbox, user: string): readonly Channel[] {
  return [...sandbox.state.channels.values()]
    .filter((room) => !room.isArchived && seesChannel(sandbox, room, user))
    .map(({ id, name, kind, topic, members, isShared }) => ({
      id,
      name,
      kind,
      topic,
      isShared,
      members: [...members],
    }));
}

export function appInfo({ app, sockets }: Sandbox): AppInfo {
  return {
    connected: app.mode === 'socket' ? sockets.count() > 0 : app.requestUrl !== null,
    userId: botUser.userId,
    name: app.name,
    commands: app.commands.map(({ command, description, usageHint }) => ({ command, description, usageHint })),
    messageShortcuts: app.shortcuts
      .filter(({ type }) => type === 'message')
      .map(({ callbackId, name }) => ({ callbackId, name })),
  };
}

/** All that one person sees, at this moment. */
export function snapshot(sandbox: Sandbox, user: string): Snapshot {
  const { state } = sandbox;
  const posts = [...state.messages.values()].flat().filter((post) => seesPost(sandbox, post, user));
  return {
    type: 'snapshot',
    team: { id: state.team.id, name: state.team.name },
    me: user,
    people: [...state.people.values()].map(({ id, name, realName, title, kind }) => ({
      id,
      name,
      realName,
      title,
      kind,
    })),
    channels: channelsOf(sandbox, user),
    messages: posts.map((post) => pageMessage(sandbox, post)),
    modals: modalsOf(sandbox, user),
    home: homeOf(sandbox, user),
    app: appInfo(sandbox),
  };
}
