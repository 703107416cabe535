import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { withoutSecrets } from '../../core/secrets.ts';
import { listed, type Words, words } from '../../core/words.ts';
import { answer, answered } from '../answer.ts';
import { askerOf } from '../asker.ts';
import type { Desk } from '../desk.ts';
import { messageText } from '../message-text.ts';
import { byAddress, openly, quietly, reply } from '../reply.ts';

type Args = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/** «Diagnose this S3 error» on any message: the bucket, who was refused what, and how, come out of what was pasted. */
export const shortcut = (desk: Desk) =>
  answer<Args>(desk, ({ shortcut: { message, channel, user }, respond, client, context }) => {
    const who = { user: user.id, team: context.teamId ?? null };
    const place = { channel: channel.id, thread: threadOf(message) };
    return {
      who,
      reply: reply(desk.log, [
        quietly(client, place, user.id),
        byAddress(respond, { replace: false, thread: null }),
        openly(client, { channel: user.id, thread: null }),
      ]),
      work: async () => {
        const { text: clean, found } = withoutSecrets(messageText(message));
        return answered(desk, askerOf(who, place), `diagnose because "${clean}"`, warnings(found));
      },
    };
  });

/** Only a reply is shown in its thread: a message that others replied to is read in the channel. */
function threadOf(message: MessageShortcut['message']): string | null {
  const thread: unknown = message['thread_ts'];
  return typeof thread === 'string' && thread !== message.ts ? thread : null;
}

/** The message stays where it is, for everybody to read: whoever asks about it should know what it gives away. */
function warnings(found: readonly string[]): readonly Words[] {
  if (found.length === 0) return [];
  const kinds = listed(found.map((kind) => (kind.startsWith('access') ? `an ${kind}` : `a ${kind}`)));
  return [
    words`That message holds ${kinds}. Cooper kept nothing of it, but whoever reads the message can use it: delete the message, then deactivate the key or end the session.`,
  ];
}
