import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answer, answered } from '../answer.ts';
import { askerOf } from '../asker.ts';
import type { Desk } from '../desk.ts';
import { openly, reply } from '../reply.ts';
import { unmangle } from '../../core/unmangle.ts';
import { withoutMention } from '../without-mention.ts';

type Args = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

/** What people write to Cooper in private: answered by a real message, which survives a reload. */
export const directMessage = (desk: Desk) =>
  answer<Args>(desk, ({ event, client, context }) => {
    const written = writtenByPerson(event);
    if (written === null) return null;
    const { user, channel, thread, text } = written;
    const who = { user, team: context.teamId ?? null };
    return {
      who,
      reply: reply(desk.log, [openly(client, { channel, thread })]),
      work: () => answered(desk, askerOf(who, { channel, thread }), unmangle(withoutMention(text, context.botUserId))),
    };
  });

/** Null for what is not a person's new message in a DM: edits, deletions, joins, what bots and Cooper itself say. */
function writtenByPerson(event: Args['event']) {
  if (event.channel_type !== 'im' || (event.subtype !== undefined && event.subtype !== 'file_share')) return null;
  if ('bot_id' in event && event.bot_id !== undefined) return null;
  const { user, channel, thread_ts: thread = null, text = '' } = event;
  return { user, channel, thread, text };
}
