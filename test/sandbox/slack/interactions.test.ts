import type { BlockAction } from '@slack/bolt';
import { createServer } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { elena, incidents, lastSeen, marcus, overHttp, overSocket, priya, say, until } from './bolt.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const go = (action_id: string, value = 'v') => ({ type: 'button' as const, action_id, text: plain('Go'), value });
const actions = (...elements: ReturnType<typeof go>[]) => [{ type: 'actions', block_id: 'b', elements }];
const press = (ts: string, more: object = {}) => ({
  do: 'press' as const,
  as: priya,
  container: { in: 'message' as const, channel: incidents, ts },
  action: { block_id: 'b', action_id: 'go' },
  state: {},
  ...more,
});

describe('a press', () => {
  it('carries everything that Slack sends', async () => {
    const heard = vi.fn<(body: unknown) => void>();
    await using bolt = await overSocket((app) =>
      app.action<BlockAction>('go', async ({ ack, body }) => {
        heard(body);
        await ack();
      }),
    );
    const { slack, app } = bolt;
    const root = slack.messages(incidents).find((each) => each['thread_ts'] === each['ts']);
    const thread_ts = String(root?.['ts']);
    const post = { channel: incidents, text: 'a', thread_ts, blocks: actions(go('go', 'true value')) };
    const { ts = '' } = await app.client.chat.postMessage(post);
    await slack.act(press(ts, { action: { block_id: 'b', action_id: 'go', value: 'forged' } }));
    expect(heard.mock.calls[0]?.[0]).toMatchObject({
      type: 'block_actions',
      user: { id: priya, username: 'priya', team_id: 'T0CASKWORKS' },
      team: { id: 'T0CASKWORKS', domain: 'caskworks' },
      channel: { id: incidents, name: 's3-incidents' },
      container: { type: 'message', message_ts: ts, channel_id: incidents, is_ephemeral: false, thread_ts },
      message: { ts, thread_ts, text: 'a', bot_id: 'B0COOPER000', blocks: [{ type: 'actions', block_id: 'b' }] },
      state: { values: {} },
      trigger_id: expect.any(String),
      response_url: expect.stringContaining('/hooks/actions/'),
      actions: [{ type: 'button', action_id: 'go', block_id: 'b', value: 'true value', action_ts: expect.any(String) }],
    });
  });

  it('replaces and deletes an ephemeral message, whose content does not come back', async () => {
    const heard = vi.fn<(message: unknown) => void>();
    await using bolt = await overSocket((app) => {
      app.action<BlockAction>('go', async ({ ack, body, respond }) => {
        heard(body.message);
        await ack();
        await respond({ replace_original: true, text: 'changed', blocks: actions(go('away')) });
      });
      app.action('away', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const { slack, app } = bolt;
    const { message_ts: ts = '' } = await app.client.chat.postEphemeral({
      channel: incidents,
      user: priya,
      text: 'first',
      blocks: actions(go('go')),
    });
    expect(await slack.act(press(ts, { as: marcus }))).toEqual({ ok: false, error: 'container_not_found' });
    await slack.act(press(ts));
    await until(() => lastSeen(slack)?.text === 'changed');
    expect(heard).toHaveBeenCalledWith(undefined);
    await slack.act(press(ts, { action: { block_id: 'b', action_id: 'away' } }));
    await until(() => lastSeen(slack)?.ts !== ts);
  });

  it.each([
    ['action_not_found', { action: { block_id: 'b', action_id: 'other' } }],
    ['container_not_found', { as: elena }],
    ['container_not_found', { container: { in: 'message', channel: incidents, ts: '1.000001' } }],
  ])('of what is not there is refused with %s', async (error, more) => {
    await using bolt = await overSocket(() => {});
    const { ts = '' } = await bolt.app.client.chat.postMessage({
      channel: incidents,
      text: 'a',
      blocks: actions(go('go')),
    });
    expect(await bolt.slack.act(press(ts, more))).toEqual({ ok: false, error });
  });
});

describe('a command', () => {
  it('fails when it is answered with what Slack can’t show', async () => {
    await using bolt = await overSocket((app) =>
      app.command('/s3', async ({ ack }) => ack({ text: 'a', blocks: [{ type: 'nonsense' }] })),
    );
    await bolt.slack.act(say('/s3'));
    expect(bolt.slack.notices()[0]?.text).toBe('/s3 failed with the error "invalid_command_response"');
  });

  it('can be answered where the app is no member', async () => {
    await using bolt = await overSocket((app) =>
      app.command('/s3', async ({ ack, respond }) => {
        await ack();
        await respond({ response_type: 'in_channel', text: 'here' });
      }),
    );
    await bolt.slack.act(say('/s3', { channel: 'C0MEDIA0000' }));
    await expect.poll(() => lastSeen(bolt.slack, marcus, 'C0MEDIA0000')?.text).toBe('here');
  });
});

it('delivers no event again when the app asks for that', async () => {
  let calls = 0;
  await using bolt = await overHttp((app) => app.event('app_mention', async () => void (calls += 1)), {
    timing: { eventRetries: [0, 0] },
  });
  const { slack } = bolt;
  const stubborn = createServer((_request, response) => {
    calls += 1;
    response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
  });
  await new Promise<void>((resolve) => void stubborn.listen(0, '127.0.0.1', resolve));
  const address = stubborn.address();
  const port = typeof address === 'object' ? address?.port : 0;
  slack.configureApp({ requestUrl: `http://127.0.0.1:${port}/` });
  await slack.act(say('@Cooper hello'));
  await until(() => slack.log().some((each) => each.kind === 'delivery' && each.outcome === 'failed'));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(calls).toBe(1);
  stubborn.close();
});
