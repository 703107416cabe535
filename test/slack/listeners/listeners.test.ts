import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { words } from '../../../src/core/words.ts';
import type { Ask } from '../../../src/slack/desk.ts';
import { typed } from '../blocks/payload.ts';
import { report } from '../report.ts';
import { direct, event, mentioned, onMessage, pressed, slash, workspace } from '../workspace.ts';

const asking = () => vi.fn<Ask>(async () => report());
const askedFor = (ask: ReturnType<typeof asking>) => ask.mock.calls.map(([, text]) => text);
const quiet = { parse: 'none', link_names: 'false', unfurl_links: 'false', unfurl_media: 'false' };

it('acknowledges a command before anything else, then answers by its response_url, for the asker only', async () => {
  const ask = asking();
  const { send, calls, order } = workspace({ ask });
  await send(slash('diagnose “cooper-media” <https://b.s3.amazonaws.com/k|x>'));
  expect(order).toEqual(['ack', 'response_url']);
  expect(askedFor(ask)).toEqual(['diagnose "cooper-media" https://b.s3.amazonaws.com/k']);
  expect(calls[0]?.args).toMatchObject({
    response_type: 'ephemeral',
    replace_original: false,
    text: 'Problem: The bucket is public.',
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  });
});

it.each([
  ['the response_url is used up', { response_url: 'used_url' }, ['response_url', 'chat.postEphemeral'], 'C1'],
  [
    'Cooper is not in the channel either',
    { response_url: 'used_url', 'chat.postEphemeral': 'not_in_channel' },
    ['response_url', 'chat.postEphemeral', 'chat.postMessage'],
    'U1',
  ],
])('finds another way when %s', async (_why, fails, methods, channel) => {
  const { send, calls } = workspace({}, fails);
  await send(slash('diagnose b'));
  expect(calls.map(({ method }) => method)).toEqual(methods);
  expect(calls.at(-1)?.args).toMatchObject({ text: 'Problem: The bucket is public.', channel });
});

it('leaves the charts out when Slack refuses them, and at last the blocks: the words arrive', async () => {
  const chart = {
    is: 'chart',
    title: 'A',
    kind: 'line',
    unit: 'ms',
    xs: ['1'],
    series: [{ name: 'p', values: [1] }],
  } as const;
  const ask: Ask = async () => report({ sections: [chart] });
  const { send, calls } = workspace({ ask }, { 'chat.postMessage': 'invalid_blocks' });
  await send(direct('diagnose b'));
  const kinds = calls.slice(0, 3).map(({ args }) => typed(args['blocks'], 'data_visualization', 'rich_text').length);
  expect(kinds[0]).toBeGreaterThan(kinds[1] ?? 0);
  expect(calls[1]?.args['text']).toBe('Problem: The bucket is public.');
  expect(calls[2]?.args['blocks']).toEqual([]);
});

it.each([
  ['in the thread where it was asked', { thread_ts: '9.1' }, '9.1'],
  ['in the channel when it was asked there', {}, undefined],
])('answers a mention %s, for the asker only', async (_where, of, thread) => {
  const ask = asking();
  const { send, calls } = workspace({ ask });
  await send(mentioned('<@UBOT> diagnose b k', of));
  expect(askedFor(ask)).toEqual(['diagnose b k']);
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({ method: 'chat.postEphemeral', args: { channel: 'C1', user: 'U1', ...quiet } });
  expect(calls[0]?.args['thread_ts']).toBe(thread);
});

it('answers a direct message with a real message', async () => {
  const ask = asking();
  const { send, calls } = workspace({ ask });
  await send(direct('diagnose b', { thread_ts: '9.1' }));
  expect(askedFor(ask)).toEqual(['diagnose b']);
  expect(calls[0]).toMatchObject({ method: 'chat.postMessage', args: { channel: 'D1', thread_ts: '9.1', ...quiet } });
});

it.each([
  ['an edited message', direct('x', { subtype: 'message_changed' })],
  ["a bot's message", direct('x', { bot_id: 'B2' })],
  ['a message in a channel', direct('x', { channel_type: 'channel' })],
  ["a bot's mention", mentioned('<@UBOT> x', { bot_id: 'B2' })],
  ["Cooper's own message", direct('x', { user: 'UBOT' })],
])('does not answer %s', async (_what, body) => {
  const ask = asking();
  const { send, calls } = workspace({ ask });
  await send(body);
  expect(ask).not.toHaveBeenCalled();
  expect(calls).toEqual([]);
});

it('diagnoses what a message says, with the error itself, in its thread', async () => {
  const ask = asking();
  const { send, calls, order } = workspace({ ask });
  await send(onMessage({ text: 'fatal: <s3://cooper-media/videos/intro.mp4> AccessDenied', thread_ts: '9.1' }));
  expect(askedFor(ask)).toEqual(['diagnose because "fatal: s3://cooper-media/videos/intro.mp4 AccessDenied"']);
  expect(order[0]).toBe('ack');
  expect(calls[0]).toMatchObject({
    method: 'chat.postEphemeral',
    args: { channel: 'C1', user: 'U1', thread_ts: '9.1' },
  });
});

it("reads another app's attachments", async () => {
  const ask = asking();
  const { send } = workspace({ ask });
  await send(onMessage({ text: '', attachments: [{ fields: [{ value: 'arn:aws:s3:::cooper-media' }] }] }));
  expect(askedFor(ask)).toEqual(['diagnose because "arn:aws:s3:::cooper-media"']);
});

it('answers on a message by the response_url where Cooper is not a member', async () => {
  const { send, calls } = workspace({}, { 'chat.postEphemeral': 'channel_not_found' });
  await send(onMessage({ text: 's3://cooper-media' }));
  expect(calls.map(({ method }) => method)).toEqual(['chat.postEphemeral', 'response_url']);
});

it('asks with a message without the secrets in it, and warns of them', async () => {
  const ask = asking();
  const { send, calls } = workspace({ ask });
  await send(onMessage({ text: 's3://cooper-media InvalidAccessKeyId AKIAABCDEFGHIJKLMNOP' }));
  expect(askedFor(ask).join()).not.toContain('AKIAABC');
  const said = typed(calls[0]?.args['blocks'], 'text').map(({ text }) => text);
  expect(said.join('')).toContain('That message holds an access key id.');
});

it('warns of a presigned URL in a message, and never repeats its signature', async () => {
  const ask = asking();
  const { send, calls } = workspace({ ask });
  const signed =
    'https://cooper-media.s3.amazonaws.com/k?X-Amz-Credential=AKIAABCDEFGHIJKLMNOP&amp;X-Amz-Signature=abcdef0123';
  await send(onMessage({ text: `<${signed}>` }));
  expect(askedFor(ask).join()).not.toContain('X-Amz');
  const said = typed(calls[0]?.args['blocks'], 'text').map(({ text }) => text);
  expect(said.join('')).toContain('That message holds a presigned URL.');
  expect(JSON.stringify(calls)).not.toMatch(/abcdef0123|AKIAABC/);
});

it('shows a refusal as it stands: what is wrong, and what to do next', async () => {
  const ask: Ask = async () => Promise.reject(new Refusal(words`No such bucket.`, words`Check its name.`));
  const { send, calls } = workspace({ ask });
  await send(slash('diagnose b'));
  expect(calls[0]?.args).toMatchObject({
    text: 'Not done: No such bucket. Check its name.',
    response_type: 'ephemeral',
  });
});

it('gives a reference for what went wrong inside, logs it under the same, and says nothing of the error', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const ask: Ask = async () => Promise.reject(new Error('secret detail'));
  const { send, calls } = workspace({ ask, log, newId: () => 'abcdef12-3456' });
  await send(slash('diagnose private-words'));
  expect(String(calls[0]?.args['text'])).toContain('abcdef12');
  expect(JSON.stringify(calls)).not.toContain('secret detail');
  expect(lines.join()).toContain('"ref":"abcdef12"');
  expect(lines.join()).toContain('secret detail');
  expect(lines.join()).not.toContain('private-words');
});

it('asks nothing for somebody who may not ask, and says why', async () => {
  const ask = asking();
  const people = { admit: async () => Promise.reject(new Refusal(words`Guests can't ask.`, words`Ask a member.`)) };
  const { send, calls } = workspace({ ask, people });
  for (const body of [
    slash('x'),
    mentioned('x'),
    direct('x'),
    onMessage({ text: 's3://b-1' }),
    pressed('again', 'id-1'),
  ])
    await send(body);
  expect(ask).not.toHaveBeenCalled();
  expect(calls.map(({ args }) => args['text'])).toEqual(Array(5).fill("Not done: Guests can't ask. Ask a member."));
});

it.each([
  ['an event', mentioned('<@UBOT> help')],
  ['a command', slash('help')],
  ['a shortcut', onMessage({ text: 's3://cooper-media' })],
])('acts once on %s that is delivered twice, and acknowledges both', async (_what, body) => {
  const ask = asking();
  const { send, order } = workspace({ ask });
  await send(body);
  await send(body);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(order.filter((what) => what === 'ack')).toHaveLength(2);
});

it('shows the Home tab with what can be asked, and only the Home tab', async () => {
  const commands = [
    { name: 'diagnose', usage: '<bucket> [key]', summary: 'Why is it refused?', examples: ['diagnose b'] },
  ];
  const { send, calls } = workspace({ commands });
  await send(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: '1.1' }));
  expect(calls).toEqual([]);
  await send(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.1' }));
  expect(calls[0]).toMatchObject({ method: 'views.publish', args: { user_id: 'U1', view: { type: 'home' } } });
  expect(JSON.stringify(calls[0])).toContain('/s3 diagnose b');
});
