import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Posted, Poster } from '../../core/poster.ts';
import type { ChangeView } from '../../core/change-view.ts';
import type { Message } from '../blocks/block.ts';
import { quiet } from '../reply.ts';
import { note } from './act.ts';
import { toChannel } from './bound.ts';
import { card } from './card.ts';
import { outcomeOf } from './outcome.ts';
import { redacted } from './redacted.ts';
import type { SigningKeys } from './signed-value.ts';
import { signer } from './signer.ts';

interface Options {
  readonly client: Pick<WebClient, 'chat'>;
  /** Null: cards have no buttons. */
  readonly keys: SigningKeys | null;
  /** Null as long as Cooper is not connected. */
  readonly team: () => string | null;
  readonly newId: () => string;
  readonly log: Logger;
}

/** Cards and notes as real messages. Each call is one request to Slack, or two when Slack refuses the blocks of the first. */
export function makePoster(of: Options): Poster {
  const { client, log } = of;
  const drawn = (team: string, channel: string, view: ChangeView) => {
    const { keys, newId } = of;
    const sign = keys === null ? null : signer({ keys, newId }, toChannel(team, channel));
    return card(view, { sign, id: newId() });
  };
  return {
    post: ({ channel, thread, view, outboxId }) =>
      connected(of, async (team) => {
        const where = { channel, ...(thread === null ? {} : { thread_ts: thread }) };
        const metadata = { event_type: 'cooper_change', event_payload: { outbox_id: outboxId } };
        return sent(log, drawn(team, channel, view), (content) =>
          client.chat.postMessage({ ...quiet, ...content, ...where, metadata }),
        );
      }),
    update: ({ channel, ts, view }) =>
      connected(of, async (team) =>
        sent(log, drawn(team, channel, view), (content) =>
          client.chat.update({ ...unlinked, ...content, channel, ts }),
        ),
      ),
    note: ({ channel, words }) =>
      connected(of, async () =>
        sent(log, note(redacted(words, { bucket: null })), (content) =>
          client.chat.postMessage({ ...quiet, ...content, channel }),
        ),
      ),
  };
}

/** `chat.update` has no previews to switch off. */
const unlinked = { parse: quiet.parse, link_names: quiet.link_names } as const;

/** Before Slack has said who we are, nothing can be signed: nothing is sent. */
async function connected({ team }: Options, post: (team: string) => Promise<Posted>): Promise<Posted> {
  const known = team();
  return known === null ? { is: 'limited', inMs: 1_000 } : post(known);
}

interface Content {
  readonly text: string;
  readonly blocks: Message['blocks'][number][];
}

/** Words alone, when Slack refuses the blocks: people know of the change, and the terminal has the rest. */
async function sent(
  log: Logger,
  { text, blocks }: Message,
  send: (content: Content) => Promise<{ ts?: string }>,
): Promise<Posted> {
  const first = await once(() => send({ text, blocks: [...blocks] }));
  if (first.is !== 'refused' || !first.why.includes('blocks')) return first;
  log.error({ why: first.why }, 'Slack refused the blocks of a card');
  return once(() => send({ text, blocks: [] }));
}

async function once(send: () => Promise<{ ts?: string }>): Promise<Posted> {
  try {
    const { ts } = await send();
    return ts === undefined ? { is: 'unknown', why: 'Slack named no message' } : { is: 'posted', ts };
  } catch (error) {
    return outcomeOf(error);
  }
}
