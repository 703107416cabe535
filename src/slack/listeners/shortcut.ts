import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { Refusal } from '../../core/errors.ts';
import { findTarget } from '../../core/find-target.ts';
import { withoutSecrets } from '../../core/secrets.ts';
import { code, listed, type Words, words } from '../../core/words.ts';
import { answer, answered } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { messageText } from '../message-text.ts';
import { byAddress, openly, quietly, reply } from '../reply.ts';

type Args = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/** «Diagnose this S3 error» on any message: the bucket and key come out of what was pasted there. */
export const shortcut = (desk: Desk) =>
  answer<Args>(desk, ({ shortcut: { message, channel, user }, respond, client, context }) => ({
    who: { user: user.id, team: context.teamId ?? null },
    reply: reply(desk.log, [
      quietly(client, { channel: channel.id, thread: threadOf(message) }, user.id),
      byAddress(respond, { replace: false, thread: null }),
      openly(client, { channel: user.id, thread: null }),
    ]),
    work: async () => {
      const text = messageText(message);
      return answered(desk, user.id, `diagnose ${targetIn(text)}`, secretsIn(text));
    },
  }));

/** Only a reply is shown in its thread: a message that others replied to is read in the channel. */
function threadOf(message: MessageShortcut['message']): string | null {
  const thread: unknown = message['thread_ts'];
  return typeof thread === 'string' && thread !== message.ts ? thread : null;
}

/** The message stays where it is, for everybody to read: whoever asks about it should know what it gives away. */
function secretsIn(text: string): readonly Words[] {
  const { found } = withoutSecrets(text);
  if (found.length === 0) return [];
  const kinds = listed(found.map((kind) => (kind.startsWith('access') ? `an ${kind}` : `a ${kind}`)));
  return [
    words`That message holds ${kinds}. Cooper kept nothing of it, but whoever reads the message can use it: delete the message, then deactivate the key or end the session.`,
  ];
}

function targetIn(text: string): string {
  const found = findTarget(text);
  if (found !== null) return found;
  throw new Refusal(
    words`This message names no S3 bucket that Cooper can recognise.`,
    words`Cooper finds an S3 URL, an ARN, or an address like ${code('s3://cooper-media/videos/intro.mp4')} in a message. You can also ask directly: ${code('/s3 diagnose cooper-media videos/intro.mp4')}.`,
  );
}
