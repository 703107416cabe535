import type { RespondFn } from '@slack/bolt';
import { type WebClient, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Logger } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from './blocks/block.ts';

/** Says something where the question was asked. Throws when there was no way to say it. */
export type Reply = (message: Message) => Promise<void>;

/** One way to say it. */
export type Way = (message: Message) => Promise<unknown>;

/** Where in Slack: `thread` is the first message's ts, null outside a thread. */
export interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

/** Nothing in what we say becomes a mention, a link or a preview. */
export const quiet = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** Try the ways in order until one works. */
export function reply(log: Logger, ways: readonly Way[]): Reply {
  return async (message) => {
    const failures: unknown[] = [];
    for (const way of ways) {
      try {
        await plainerIfRefused(log, way, message);
        return;
      } catch (err) {
        failures.push(err);
      }
    }
    throw new AggregateError(failures, 'no way to answer worked');
  };
}

/** By the address that came with the question: five times in thirty minutes («Handling user interaction»). */
export const byAddress =
  (respond: RespondFn, { replace, thread }: { replace: boolean; thread: string | null }): Way =>
  ({ text, blocks }) =>
    respond({
      ...quiet,
      text,
      blocks: [...blocks],
      response_type: 'ephemeral',
      replace_original: replace,
      ...(thread === null || replace ? {} : { thread_ts: thread }),
    });

/** Seen by one person only. In a thread it shows only when the thread has a reply («chat.postEphemeral»). */
export const quietly =
  (client: WebClient, { channel, thread }: Place, user: string): Way =>
  ({ text, blocks }) =>
    patiently(() =>
      client.chat.postEphemeral({
        ...quiet,
        channel,
        user,
        text,
        blocks: [...blocks],
        ...(thread === null ? {} : { thread_ts: thread }),
      }),
    );

/** As a real message. A person's id as the channel is their direct messages with Cooper. */
export const openly =
  (client: WebClient, { channel, thread }: Place): Way =>
  ({ text, blocks }) =>
    patiently(() =>
      client.chat.postMessage({
        ...quiet,
        channel,
        text,
        blocks: [...blocks],
        ...(thread === null ? {} : { thread_ts: thread }),
      }),
    );

const tooLong = 30;

/** What was rate limited was not posted, so it may be posted once more; a post that failed otherwise may not. */
async function patiently<T>(post: () => Promise<T>): Promise<T> {
  try {
    return await post();
  } catch (error) {
    if (!(error instanceof WebAPIRateLimitedError) || error.retryAfter > tooLong) throw error;
    await sleep(error.retryAfter * 1_000);
    return post();
  }
}

/** Slack may refuse what it should take: then without charts, and at last as words only. The answer arrives. */
async function plainerIfRefused(log: Logger, way: Way, message: Message): Promise<void> {
  const withoutCharts = { ...message, blocks: message.blocks.filter(({ type }) => type !== 'data_visualization') };
  for (const attempt of [message, withoutCharts]) {
    try {
      await way(attempt);
      return;
    } catch (err) {
      if (!isRefusedContent(err)) throw err;
      log.error({ err, blocks: attempt.blocks.map(({ type }) => type) }, 'Slack refused the blocks of an answer');
    }
  }
  await way({ text: message.text, blocks: [] });
}

const refusedContent = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long']);

const isRefusedContent = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && refusedContent.has(error.data.error);
