import type { Block, Container } from '../protocol.ts';
import { channelRef, messageOf, viewOf } from '../payloads.ts';
import { type Element, elementsOf } from '../elements-of.ts';
import { botUser } from '../workspace.ts';
import type { Dict } from '../json.ts';
import { findPost } from '../post.ts';
import { newResponseUrl } from '../response-urls.ts';
import type { Sandbox } from '../sandbox.ts';
import { seesPost } from '../page/seen.ts';
import type { StoredView } from '../state.ts';

/** Where an interaction happens: a message of the app that the person sees, or their view. */
export interface Place {
  readonly view: StoredView | null;
  readonly blocks: readonly Block[];
  /** The parts of an interaction payload that say where: container, and message and channel, or view. */
  readonly payload: Dict;
  /** Made only when asked for: an options request has none. */
  responseUrl(): Dict;
}

export function placeOf(sandbox: Sandbox, container: Container, user: string): Place | null {
  return container.in === 'view'
    ? inView(sandbox, container.viewId, user)
    : inMessage(sandbox, container.channel, container.ts, user);
}

export function elementIn({ blocks }: Place, blockId: unknown, actionId: unknown): Element | null {
  return elementsOf(blocks).find((each) => each.blockId === blockId && each.actionId === actionId) ?? null;
}

function inView(sandbox: Sandbox, id: string, user: string): Place | null {
  const view = sandbox.state.views.get(id);
  if (view === undefined || view.user !== user) return null;
  return {
    view,
    blocks: view.blocks,
    payload: { container: { type: 'view', view_id: id }, view: viewOf(sandbox, view) },
    responseUrl: () => ({}),
  };
}

function inMessage(sandbox: Sandbox, channel: string, ts: string, user: string): Place | null {
  const post = findPost(sandbox, channel, ts);
  const room = sandbox.state.channels.get(channel);
  if (post === null || room === undefined || post.user !== botUser.userId || !seesPost(sandbox, post, user))
    return null;
  const isEphemeral = post.ephemeralTo !== null;
  const container = {
    type: 'message',
    message_ts: ts,
    channel_id: channel,
    is_ephemeral: isEphemeral,
    ...(post.threadTs === null ? {} : { thread_ts: post.threadTs }),
  };
  return {
    view: null,
    blocks: [...post.blocks, ...post.attachments.flatMap((each) => each['blocks'] as Block[])],
    // An ephemeral message is not kept by Slack, so its content does not come back.
    payload: { container, channel: channelRef(room), ...(isEphemeral ? {} : { message: messageOf(sandbox, post) }) },
    responseUrl: () => ({ response_url: newResponseUrl(sandbox, 'actions', { user, channel, original: ts }) }),
  };
}
