import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answer, answered } from '../answer.ts';
import { askerOf } from '../asker.ts';
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
    const place = { channel, thread: event.thread_ts ?? null };
    const who = { user, team: context.teamId ?? null };
    return {
      who,
      reply: reply(desk.log, [quietly(client, place, user), openly(client, { channel: user, thread: null })]),
      work: () => answered(desk, askerOf(who, place), unmangle(withoutMention(event.text, context.botUserId))),
    };
  });
