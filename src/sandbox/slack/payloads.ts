import type { Post, Room, StoredView } from './state.ts';
import { botUser } from './workspace.ts';
import type { Dict } from './json.ts';
import { hasReplies } from './post.ts';
import { richTextOf } from './rich-text-of.ts';
import type { Sandbox } from './sandbox.ts';

/** Slack's own shapes of the things it sends (reference, «Interaction payloads» and «Message event»). */

function team({ state }: Sandbox): Dict {
  return { id: state.team.id, domain: state.team.domain };
}

/** The person in an interaction payload; people of another company carry their own team. */
function actor({ state }: Sandbox, user: string): Dict {
  const { name = user, teamId = state.team.id } = state.people.get(user) ?? {};
  return { id: user, username: name, name, team_id: teamId };
}

/** A private channel is called `privategroup` and a direct message `directmessage`. */
export function channelRef(room: Room): Dict {
  const names = { channel: room.name, private: 'privategroup', dm: 'directmessage' };
  return { id: room.id, name: names[room.kind] };
}

/** What every interaction payload has. */
export function interaction(sandbox: Sandbox, type: string, user: string): Dict {
  return {
    type,
    user: actor(sandbox, user),
    api_app_id: botUser.appId,
    token: 'local-verification-token',
    team: team(sandbox),
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A message as the API, an event or an interaction shows it. */
export function messageOf(sandbox: Sandbox, post: Post): Dict {
  const { user, text, ts } = post;
  const isBot = user === botUser.userId;
  return {
    ...(isBot ? { bot_id: botUser.botId, app_id: botUser.appId, bot_profile: botProfile(sandbox) } : {}),
    type: 'message',
    user,
    text,
    ts,
    team: sandbox.state.people.get(user)?.teamId ?? sandbox.state.team.id,
    blocks: post.blocks.length === 0 && !isBot ? richTextOf(text) : post.blocks,
    ...extrasOf(post),
    ...threadOf(sandbox, post),
  };
}

function extrasOf({ user, attachments, files, metadata, editedAt }: Post): Dict {
  return {
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(files.length > 0 ? { files: files.map((id) => ({ id })) } : {}),
    ...(metadata === null ? {} : { metadata }),
    ...(editedAt === null ? {} : { edited: { user, ts: editedAt } }),
  };
}

function threadOf(sandbox: Sandbox, post: Post): Dict {
  const { channel, ts, threadTs } = post;
  if (threadTs !== null) return { thread_ts: threadTs, parent_user_id: parentOf(sandbox, post) };
  return hasReplies(sandbox, channel, ts) ? { thread_ts: ts } : {};
}

export function viewOf(sandbox: Sandbox, view: StoredView): Dict {
  const { sent, blocks } = view;
  return {
    id: view.id,
    team_id: sandbox.state.team.id,
    type: view.type,
    blocks,
    private_metadata: sent['private_metadata'] ?? '',
    callback_id: sent['callback_id'] ?? '',
    external_id: sent['external_id'] ?? '',
    state: { values: view.state },
    hash: view.hash,
    title: sent['title'] ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: sent['clear_on_close'] ?? false,
    notify_on_close: sent['notify_on_close'] ?? false,
    close: sent['close'] ?? null,
    submit: sent['submit'] ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: botUser.appId,
    app_installed_team_id: sandbox.state.team.id,
    bot_id: botUser.botId,
  };
}

/** What wraps every event (reference, «Events API»). */
export function eventOf(sandbox: Sandbox, event: Dict, room: Room | null, eventId: string): Dict {
  return {
    token: 'local-verification-token',
    team_id: sandbox.state.team.id,
    api_app_id: botUser.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(sandbox.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: sandbox.state.team.id,
        user_id: botUser.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: room?.isShared ?? false,
    event_context: `4-${eventId}`,
  };
}

export function botProfile({ app, state, now }: Sandbox): Dict {
  return {
    id: botUser.botId,
    app_id: botUser.appId,
    user_id: botUser.userId,
    name: app.name,
    deleted: false,
    updated: Math.floor(now().getTime() / 1000),
    team_id: state.team.id,
    icons: {},
  };
}

function parentOf({ state }: Sandbox, { channel, threadTs }: Post): string | null {
  return state.messages.get(channel)?.find(({ ts }) => ts === threadTs)?.user ?? null;
}
