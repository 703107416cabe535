import type { Act, ActAnswer } from '../protocol.ts';
import { channelRef, interaction, messageOf } from '../payloads.ts';
import { done, failure, refused } from './outcome.ts';
import { deliver } from '../deliver/deliver.ts';
import type { Dict } from '../json.ts';
import { findPost } from '../post.ts';
import { newResponseUrl } from '../response-urls.ts';
import { newTrigger } from '../triggers.ts';
import type { Sandbox } from '../sandbox.ts';
import { seesPost } from '../page/seen.ts';

type Shortcut = Extract<Act, { do: 'shortcut' }>;

/** A shortcut of the app: on a message, or global, which has no channel (reference, «Shortcuts payload»). */
export async function shortcut(sandbox: Sandbox, act: Shortcut): Promise<ActAnswer> {
  const { as: user, callbackId } = act;
  const known = sandbox.app.shortcuts.find((each) => each.callbackId === callbackId);
  if (known === undefined || sandbox.state.people.get(user)?.kind === 'external') return refused('shortcut_not_found');
  const on = known.type === 'global' ? {} : messagePart(sandbox, act);
  if (on === null) return refused('message_not_found');
  const type = known.type === 'global' ? 'shortcut' : 'message_action';
  const payload = {
    ...interaction(sandbox, type, user),
    callback_id: callbackId,
    trigger_id: newTrigger(sandbox, user),
    action_ts: sandbox.newTs(),
    ...on,
  };
  const ack = await deliver(sandbox, { type: 'interactive', payload, what: type, user });
  const failed = failure(ack);
  return failed === null ? done : refused(failed);
}

/** Ephemeral messages have no shortcuts. */
function messagePart(sandbox: Sandbox, { as: user, channel, ts }: Shortcut): Dict | null {
  const post = findPost(sandbox, channel, ts);
  const room = sandbox.state.channels.get(channel);
  if (post === null || room === undefined || post.ephemeralTo !== null || !seesPost(sandbox, post, user)) return null;
  return {
    message_ts: ts,
    channel: channelRef(room),
    message: messageOf(sandbox, post),
    response_url: newResponseUrl(sandbox, 'app', { user, channel, original: null }),
  };
}
