import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeSlack, type SlackOptions } from '../../src/slack/app.ts';
import type { Ask } from '../../src/slack/desk.ts';
import { makeDesk, silent } from './desk.ts';
import { report } from './report.ts';

/** A Slack that knows one bot and one person, and writes down what it is called with. */
let slack: Server;
let calls: { path: string; body: string }[];
let accepts: string;

beforeEach(async () => {
  calls = [];
  accepts = 'xoxb-good';
  slack = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      calls.push({ path: request.url ?? '', body });
      response.setHeader('content-type', 'application/json');
      const known = request.headers.authorization === `Bearer ${accepts}` || request.url === '/respond';
      response.end(JSON.stringify(known ? answers[request.url ?? ''] : { ok: false, error: 'invalid_auth' }));
    });
  });
  await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  slack.closeAllConnections();
  await new Promise((resolve) => slack.close(resolve));
});

const answers: Record<string, unknown> = {
  '/api/auth.test': { ok: true, bot_id: 'B1', user_id: 'UBOT', team_id: 'T1' },
  '/api/users.info': { ok: true, user: { id: 'U1', team_id: 'T1' } },
  '/respond': { ok: true },
};

const slackUrl = () => `http://127.0.0.1:${(slack.address() as AddressInfo).port}`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const make = (of: Partial<SlackOptions>) =>
  makeSlack({
    deps: makeDesk().deps,
    ask: async () => report(),
    botToken: 'xoxb-good',
    mode: { kind: 'http', signingSecret: 'shh', port: 0 },
    slackApiUrl: `${slackUrl()}/api/`,
    log: silent,
    ...of,
  });

function ask(port: number, secret: string): Promise<Response> {
  const command = {
    command: '/s3',
    text: 'diagnose b',
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
    trigger_id: 't',
  };
  const body = new URLSearchParams({ ...command, response_url: `${slackUrl()}/respond` }).toString();
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${signature}`,
  };
  return fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body, headers });
}

const called = (path: string) => calls.filter((call) => call.path === path);

it('sends nothing before it is started', () => {
  make({ botToken: 'xoxb-bad' });
  expect(calls).toEqual([]);
});

it.each([
  ['the bot token', 'SLACK_BOT_TOKEN', { botToken: 'xoxb-bad' }],
  ['the app token', 'SLACK_APP_TOKEN', { mode: { kind: 'socket', appToken: 'xapp-bad' } }],
] as const)('refuses to start when Slack refuses %s, names it, and never repeats it', async (_what, setting, of) => {
  const error = await make(of)
    .start()
    .then(
      () => null,
      (thrown: Error) => thrown,
    );
  expect(error).toMatchObject({ name: 'Refusal' });
  expect(error?.message).toContain(setting);
  expect(error?.message).toContain('invalid_auth');
  expect(error?.message).not.toMatch(/xox\w-bad|xapp-bad/);
});

it('refuses to start when Slack is not there, and says where to look', async () => {
  const starting = make({ slackApiUrl: `http://127.0.0.1:${await freePort()}/api/` }).start();
  await expect(starting).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringContaining('SLACK_API_URL') as string,
  });
});

it('refuses to start when its port is taken', async () => {
  const { port } = slack.address() as AddressInfo;
  const starting = make({ mode: { kind: 'http', signingSecret: 'shh', port } }).start();
  await expect(starting).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringContaining(String(port)) as string,
  });
});

it('answers signed questions over HTTP, refuses others, and tells how it is', async () => {
  const port = await freePort();
  const cooper = make({ mode: { kind: 'http', signingSecret: 'shh', port } });
  await cooper.start();
  expect((await ask(port, 'wrong')).status).toBe(401);
  expect((await ask(port, 'shh')).status).toBe(200);
  for (const path of ['healthz', 'readyz']) expect((await fetch(`http://127.0.0.1:${port}/${path}`)).status).toBe(200);
  await cooper.stop();
  expect(called('/respond')).toHaveLength(1);
  expect(called('/respond')[0]?.body).toContain('Problem: The bucket is public.');
});

it('finishes the answers under way before it stops, and takes no more meanwhile', async () => {
  const port = await freePort();
  let finish = () => {};
  const slow: Ask = async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    return report();
  };
  const cooper = make({ ask: slow, mode: { kind: 'http', signingSecret: 'shh', port } });
  await cooper.start();
  await ask(port, 'shh');
  await expect.poll(() => called('/api/users.info')).toHaveLength(1);
  const stopping = cooper.stop();
  await expect(ask(port, 'shh')).rejects.toThrow('fetch failed');
  expect(called('/respond')).toEqual([]);
  finish();
  await stopping;
  expect(called('/respond')).toHaveLength(1);
});

it('can be stopped without having been started', async () => {
  await expect(make({}).stop()).resolves.toBeUndefined();
});
