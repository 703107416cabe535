import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Poster } from '../../../src/core/poster.ts';
import { code, words } from '../../../src/core/words.ts';
import { posting } from '../../../src/slack/clients.ts';
import { makePoster } from '../../../src/slack/changes/poster.ts';
import { valuesOf } from '../blocks/payload.ts';
import { silent } from '../desk.ts';
import { boltLogger } from '../../../src/slack/logger.ts';
import { incidents, type Office, openOffice } from './office.ts';
import { approval, view } from './view.ts';

/** Against the local Slack, and against servers that misbehave as networks do. */
let office: Office;
let poster: Poster;
let server: Server | null = null;

beforeAll(async () => {
  office = await openOffice();
  poster = office.cooper.poster;
});
afterAll(() => office.stop());
beforeEach(() => office.clear());
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

const post = (of: Partial<Parameters<Poster['post']>[0]> = {}) =>
  poster.post({ channel: incidents, thread: null, view: view(), outboxId: 'o-1', ...of });

it('posts a card with the id of its outbox row, and says which message it became', async () => {
  const posted = await post();
  const [message] = office.local.messages(incidents).slice(-1);
  expect(posted).toEqual({ is: 'posted', ts: message?.['ts'] });
  expect(message?.['metadata']).toEqual({ event_type: 'cooper_change', event_payload: { outbox_id: 'o-1' } });
  expect(message?.['text']).toBe('Waiting: 2 people must approve. Turn on Block Public Access, on cooper-media.');
});

it('posts into the thread where it was asked', async () => {
  const root = office.local.seenBy('U0PRIYA0001').messages.find(({ replyCount }) => replyCount > 0)?.ts ?? '';
  await post({ thread: root });
  expect(office.posts('priya').at(-1)?.threadTs).toBe(root);
});

it('draws the same message anew, with new names for its blocks', async () => {
  const posted = await post();
  const ts = posted.is === 'posted' ? posted.ts : '';
  const before = valuesOf(office.posts('priya').at(-1)?.blocks, 'block_id');
  const changed = view({}, { approvals: [approval()] });
  expect(await poster.update({ channel: incidents, ts, view: changed })).toEqual({ is: 'posted', ts });
  expect(office.posts('priya')).toHaveLength(1);
  expect(office.posts('priya')[0]?.text).toContain('Approved by 1 of 2.');
  const after = valuesOf(office.posts('priya').at(-1)?.blocks, 'block_id');
  expect(after.filter((id) => before.includes(id))).toEqual([]);
});

it('writes a note without accounts in it', async () => {
  const said = words`Break-glass by ${code('marcus')} in 111122223333 <!channel>`;
  expect(await poster.note({ channel: incidents, words: said })).toMatchObject({ is: 'posted' });
  expect(office.posts('priya').at(-1)?.text).toBe('Break-glass by marcus in ********3333 &lt;!channel&gt;');
});

it.each([
  ['channel_not_found', { is: 'refused', why: 'channel_not_found' }],
  ['not_in_channel', { is: 'refused', why: 'not_in_channel' }],
  ['is_archived', { is: 'refused', why: 'is_archived' }],
  ['restricted_action', { is: 'refused', why: 'restricted_action' }],
  ['token_revoked', { is: 'limited', inMs: 60_000 }],
  ['invalid_auth', { is: 'limited', inMs: 60_000 }],
  ['missing_scope', { is: 'limited', inMs: 60_000 }],
  ['ratelimited', { is: 'limited', inMs: 60_000 }],
  ['internal_error', { is: 'unknown', why: 'internal_error' }],
  ['fatal_error', { is: 'unknown', why: 'fatal_error' }],
  ['service_unavailable', { is: 'unknown', why: 'service_unavailable' }],
])('a post that Slack answers with %s came to %o, and was tried once', async (error, outcome) => {
  office.local.fault({ is: 'api', method: 'chat.postMessage', error });
  expect(await post()).toEqual(outcome);
  expect(office.posts('priya')).toEqual([]);
});

it.each([
  ['a rate limit', { status: 429, retryAfter: 7 }, { is: 'limited', inMs: 7_000 }],
  ['a server’s error', { status: 503 }, { is: 'unknown', why: 'HTTP 503' }],
  ['a gateway’s error', { status: 502 }, { is: 'unknown', why: 'HTTP 502' }],
])('a post that meets %s came to %o', async (_what, fault, outcome) => {
  office.local.fault({ is: 'api', method: 'chat.postMessage', ...fault });
  expect(await post()).toEqual(outcome);
});

it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])(
  'an update that Slack answers with %s will never come to anything',
  async (error) => {
    office.local.fault({ is: 'api', method: 'chat.update', error });
    expect(await poster.update({ channel: incidents, ts: '1.1', view: view() })).toEqual({ is: 'refused', why: error });
  },
);

it('says in a real channel what is refused there', async () => {
  expect(await post({ channel: 'C0SECURITY0' })).toMatchObject({ is: 'refused' });
  expect(await post({ channel: 'C0NOWHERE00' })).toEqual({ is: 'refused', why: 'channel_not_found' });
  expect(await poster.update({ channel: incidents, ts: '1.1', view: view() })).toEqual({
    is: 'refused',
    why: 'message_not_found',
  });
});

it('posts the words alone when Slack refuses the blocks', async () => {
  office.local.fault({ is: 'api', method: 'chat.postMessage', error: 'invalid_blocks' });
  expect(await post()).toMatchObject({ is: 'posted' });
  expect(office.posts('priya').at(-1)?.text).toContain('Waiting: ');
  expect(office.posts('priya').at(-1)?.blocks).toEqual([]);
});

async function posterAt(answer: RequestListener, timeout = 300): Promise<Poster> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return posterTo(port, timeout);
}

function posterTo(port: number, timeout: number, team: string | null = 'T1'): Poster {
  const client = new WebClient('xoxb-1', {
    ...posting(`http://127.0.0.1:${port}/api/`),
    timeout,
    logger: boltLogger(silent),
  });
  return makePoster({ client, keys: null, team: () => team, newId: () => 'id', log: silent });
}

const card = { channel: 'C1', thread: null, view: view(), outboxId: 'o' };

it.each<[string, RequestListener]>([
  ['never answers', () => undefined],
  ['breaks the connection', (request) => void request.socket.destroy()],
  [
    'breaks off in its answer',
    (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"ok":');
      setTimeout(() => request.socket.destroy(), 20);
    },
  ],
  ['answers with what is no JSON', (_request, response) => void response.end('<html>')],
  ['names no message', (_request, response) => void response.end('{"ok":true}')],
])('of a post to a server that %s nobody knows what it came to; it is sent once', async (_what, answer) => {
  let calls = 0;
  const there = await posterAt((request, response) => {
    calls += 1;
    return answer(request, response);
  });
  expect(await there.post(card)).toMatchObject({ is: 'unknown' });
  expect(calls).toBe(1);
});

it('of a post to a server that is not there it says so', async () => {
  expect(await posterTo(1, 300).post(card)).toMatchObject({ is: 'unknown' });
});

it('sends nothing before it knows who it is', async () => {
  expect(await posterTo(1, 300, null).post(card)).toEqual({ is: 'limited', inMs: 1_000 });
});
