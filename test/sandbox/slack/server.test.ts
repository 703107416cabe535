import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastSeen, overSocket, priya, say, socketApp, until } from './bolt.ts';
import type { App } from '@slack/bolt';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/start.ts';
import { request } from 'node:http';

let slack: LocalSlack;
const page = { html: '<p>Slack</p>', files: { '/page.js': { type: 'text/javascript', body: '1' } } };
beforeAll(async () => void (slack = await startLocalSlack({ page })));
afterAll(() => slack.stop());

/** `fetch` sets Host and Origin itself. */
function status(path: string, method: string, headers: Record<string, string>, body = ''): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${slack.url}${path}`, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const act = JSON.stringify(say('from a page'));
const json = { 'content-type': 'application/json' };

describe('the local Slack', () => {
  it.each([
    ['a rebound name', '/', 'GET', { host: 'evil.example' }, 403],
    ['a name that begins right', '/', 'GET', { host: 'localhost.evil.example' }, 403],
    ['localhost', '/', 'GET', { host: 'localhost:1' }, 200],
    ['another site', '/page/act', 'POST', { ...json, origin: 'https://evil.example' }, 403],
    ['a page without an origin', '/page/act', 'POST', { ...json, origin: 'null' }, 403],
    ['another site without Origin', '/page/act', 'POST', { ...json, 'sec-fetch-site': 'cross-site' }, 403],
    ['a form', '/page/act', 'POST', { 'content-type': 'text/plain' }, 415],
    ['another site at the controls', '/_slack/reset', 'POST', { origin: 'https://evil.example' }, 403],
    ['no browser', '/page/act', 'POST', json, 200],
  ] as const)('answers %s (%s %s) with its status', async (_who, path, method, headers, expected) => {
    expect(await status(path, method, headers, method === 'POST' ? act : '')).toBe(expected);
  });

  it('serves the page', async () => {
    expect(await (await fetch(slack.url)).text()).toBe('<p>Slack</p>');
    const script = await fetch(`${slack.url}/page.js`);
    expect([script.headers.get('content-type'), await script.text()]).toEqual(['text/javascript', '1']);
    expect((await fetch(`${slack.url}/other.js`)).status).toBe(404);
  });

  it('says first what is there and then what happens', async () => {
    const stop = new AbortController();
    const events = await fetch(`${slack.url}/page/events?as=${priya}`, { signal: stop.signal });
    const updates: { type: string; message?: { text: string } }[] = [];
    const reading = (async () => {
      for await (const chunk of events.body ?? [])
        for (const line of Buffer.from(chunk).toString().split('\n'))
          if (line.startsWith('data: ')) updates.push(JSON.parse(line.slice('data: '.length)));
    })().catch(() => {});
    await until(() => updates.length === 1);
    expect(updates[0]).toMatchObject({ type: 'snapshot', me: priya });
    await fetch(`${slack.url}/page/act`, { method: 'POST', headers: json, body: JSON.stringify(say('live')) });
    await until(() => updates.some(({ message }) => message?.text === 'live'));
    stop.abort();
    await reading;
  });

  it.each([
    ['faults', { is: 'nonsense' }],
    ['faults', { is: 'api', status: 42 }],
    ['app', { requestUrl: 'not an address' }],
    ['app', { typo: 1 }],
  ])('refuses what is no %s', async (what, body) => {
    const answer = await fetch(`${slack.url}/_slack/${what}`, { method: 'POST', body: JSON.stringify(body) });
    expect(answer.status).toBe(400);
  });

  it('sets the app up from its manifest', async () => {
    const manifest = {
      display_information: { name: 'Barrel' },
      features: {
        slash_commands: [{ command: '/barrel', description: 'Ask', usage_hint: '<bucket>', should_escape: true }],
        shortcuts: [{ type: 'message', callback_id: 'look', name: 'Look' }],
      },
      oauth_config: { scopes: { bot: ['commands'], bot_optional: ['chat:write'] } },
    };
    await fetch(`${slack.url}/_slack/app`, { method: 'POST', body: JSON.stringify({ manifest }) });
    expect(slack.seenBy(priya).app).toMatchObject({
      connected: false,
      name: 'Barrel',
      commands: [{ command: '/barrel', usageHint: '<bucket>' }],
      messageShortcuts: [{ callbackId: 'look', name: 'Look' }],
    });
    expect(await (await fetch(`${slack.url}/_slack/app`)).json()).toMatchObject({
      scopes: ['commands', 'chat:write'],
      events: [],
    });
  });

  it('refuses a socket without a ticket', async () => {
    const socket = new WebSocket(`${slack.url.replace('http', 'ws')}/link/?ticket=guess`);
    const outcome = await new Promise((resolve) => {
      socket.onopen = () => resolve('open');
      socket.onerror = () => resolve('refused');
    });
    expect(outcome).toBe('refused');
  });
});

describe('several connections', () => {
  it('share the payloads, and one that breaks leaves the others', async () => {
    const heard: string[] = [];
    const listen = (name: string) => (app: App) =>
      app.command('/s3', async ({ ack }) => {
        heard.push(name);
        await ack();
      });
    await using first = await overSocket(listen('first'));
    const { slack: shared } = first;
    const second = await socketApp(shared, listen('second'));
    for (let nth = 0; nth < 4; nth += 1) await shared.act(say('/s3 help'));
    expect(new Set(heard)).toEqual(new Set(['first', 'second']));
    await second.stop();
    await until(() => shared.seenBy(priya).app.connected);
    await expect
      .poll(async () => {
        heard.length = 0;
        await shared.act(say('/s3 help'));
        await shared.act(say('/s3 help'));
        return heard;
      })
      .toEqual(['first', 'first']);
  });

  it('come back after Slack asked them to', async () => {
    const own = await startLocalSlack();
    const app = await socketApp(own, (each) => each.command('/s3', async ({ ack }) => ack('here')), 300);
    const connected = () => own.seenBy(priya).app.connected;
    own.fault({ is: 'socket', how: 'refresh' });
    await until(() => !connected());
    await own.act(say('/s3 help'));
    expect(own.notices()[0]?.text).toContain('dispatch_failed');
    await until(connected);
    await own.act(say('/s3 help'));
    expect(lastSeen(own)?.text).toBe('here');
    await app.stop();
    await own.stop();
  });
});
