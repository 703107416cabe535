import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { expect, it, vi } from 'vitest';
import { openly, quietly, reply } from '../../src/slack/reply.ts';
import { silent } from './desk.ts';

const message = { text: 'a', blocks: [] };
const place = { channel: 'C1', thread: null };
const client = (post: () => Promise<unknown>) =>
  ({ chat: { postMessage: post, postEphemeral: post } }) as unknown as WebClient;

it.each([
  ['a message', openly],
  ['an answer for one person', (of: WebClient) => quietly(of, place, 'U1')],
])('posts %s once more when Slack says it was too fast, after the time that Slack says', async (_what, way) => {
  const post = vi
    .fn<() => Promise<unknown>>()
    .mockRejectedValueOnce(new WebAPIRateLimitedError(0))
    .mockResolvedValue({});
  await reply(silent, [way(client(post), place)])(message);
  expect(post).toHaveBeenCalledTimes(2);
});

it.each([
  ['the wait is too long for somebody who waits', new WebAPIRateLimitedError(31)],
  ['it may have been posted', new Error('timed out')],
])('posts nothing twice when %s', async (_why, error) => {
  const post = vi.fn<() => Promise<unknown>>().mockRejectedValue(error);
  await expect(reply(silent, [openly(client(post), place)])(message)).rejects.toMatchObject({ errors: [error] });
  expect(post).toHaveBeenCalledTimes(1);
});
