import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answer, answered } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { openly, quietly, reply } from '../reply.ts';
import { unmangle } from '../../core/unmangle.ts';
import { withoutMention } from '../without-mention.ts';

type Args = SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs;

/** `@Cooper …`: the way to ask in a thread. The answer is for the asker only, where they asked. */
export const mention = (desk: Desk) =>
  answer<Args>(desk, ({ event, client, context }) => {
    const { user, channel, bot_id: bot } = event;
    if (user === undefined || bot !== undefined) return null;
    const thread = event.thread_ts ?? null;
    return {
      who: { user, team: context.teamId ?? null },
      reply: reply(desk.log, [
        quietly(client, { channel, thread }, user),
        openly(client, { channel: user, thread: null }),
      ]),
      work: () => answered(desk, user, unmangle(withoutMention(event.text, context.botUserId))),
    };
  });
