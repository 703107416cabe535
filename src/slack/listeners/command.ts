import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { answer, answered } from '../answer.ts';
import { askerOf } from '../asker.ts';
import type { Desk } from '../desk.ts';
import { byAddress, openly, quietly, reply } from '../reply.ts';
import { unmangle } from '../../core/unmangle.ts';

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/s3 …`: works in every channel, whether Cooper is a member or not, and never in a thread. */
export const command = (desk: Desk) =>
  answer<Args>(desk, ({ command: { channel_id: channel, user_id: user, text }, respond, client, context }) => {
    const who = { user, team: context.teamId ?? null };
    const place = { channel, thread: null };
    return {
      who,
      reply: reply(desk.log, [
        byAddress(respond, { replace: false, thread: null }),
        quietly(client, place, user),
        openly(client, { channel: user, thread: null }),
      ]),
      work: () => answered(desk, askerOf(who, place), unmangle(text)),
    };
  });
