import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { elena, incidents, lastSeen, marcus, priya, silent } from './bolt.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/start.ts';
import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';

let slack: LocalSlack;
let client: WebClient;
const scopes = ['chat:write', 'users:read', 'users:read.email', 'usergroups:read', 'channels:read'];
const quiet = { logger: silent, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };

beforeAll(async () => {
  slack = await startLocalSlack();
  slack.configureApp({ scopes });
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, ...quiet });
});
beforeEach(() => slack.reset());
afterAll(() => slack.stop());

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.catch((caught: unknown) => caught);
  return error instanceof WebAPIPlatformError ? error.data.error : error;
}

const api = async (method: string, init: RequestInit) =>
  (await fetch(`${slack.apiUrl}${method}`, { method: 'POST', ...init })).json();

describe('the Web API', () => {
  it.each([
    ['channel_not_found', { channel: 'C0NOWHERE', text: 'a' }],
    ['channel_not_found', { channel: 'C0SECURITY0', text: 'a' }],
    ['not_in_channel', { channel: 'C0MEDIA0000', text: 'a' }],
    ['not_in_channel', { channel: '#media-team', text: 'a' }],
    ['is_archived', { channel: 'C0OLDMEDIA0', text: 'a' }],
    ['no_text', { channel: incidents, text: '' }],
    ['msg_too_long', { channel: incidents, text: 'x'.repeat(40_001) }],
    ['invalid_blocks', { channel: incidents, text: 'a', blocks: [{ type: 'nonsense' }] }],
    ['invalid_thread_ts', { channel: incidents, text: 'a', thread_ts: 'yesterday' }],
    ['thread_not_found', { channel: incidents, text: 'a', thread_ts: '1.000001' }],
  ])('refuses a post with %s', async (error, message) => {
    expect(await errorOf(client.chat.postMessage(message))).toBe(error);
  });

  it('names the place of a fault', async () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: '' } }];
    const answer = await api('chat.postMessage', {
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: incidents, text: 'a', blocks }),
    });
    expect(answer).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
  });

  it('takes only its own tokens', async () => {
    expect(await api('auth.test', {})).toMatchObject({ error: 'not_authed' });
    expect(await api('auth.test', { headers: { authorization: 'Bearer xoxb-other' } })).toMatchObject({
      error: 'invalid_auth',
    });
    expect(await api('auth.test', { body: new URLSearchParams({ token: slack.botToken }) })).toMatchObject({
      ok: true,
    });
    expect(await errorOf(client.apps.connections.open())).toBe('not_allowed_token_type');
  });

  it('knows no other methods', async () => {
    expect(await errorOf(client.apiCall('chat.shout'))).toBe('unknown_method');
  });

  it('asks for scopes', async () => {
    const error: unknown = await client.team.info().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ data: { error: 'missing_scope', needed: 'team:read' } });
  });

  it('updates and deletes only what the app posted', async () => {
    const [first] = slack.messages(incidents);
    const ts = String(first?.['ts']);
    expect(await errorOf(client.chat.update({ channel: incidents, ts, text: 'a' }))).toBe('cant_update_message');
    expect(await errorOf(client.chat.delete({ channel: incidents, ts }))).toBe('cant_delete_message');
    expect(await errorOf(client.chat.update({ channel: incidents, ts: '1.000001', text: 'a' }))).toBe(
      'message_not_found',
    );
    const posted = await client.chat.postMessage({ channel: incidents, text: 'one' });
    await client.chat.update({ channel: incidents, ts: posted.ts ?? '', text: 'two' });
    expect(lastSeen(slack)).toMatchObject({ text: 'two', edited: true });
    await client.chat.delete({ channel: incidents, ts: posted.ts ?? '' });
    expect(lastSeen(slack)?.ts).not.toBe(posted.ts);
  });

  it('keeps an ephemeral message out of sight of others and of chat.update', async () => {
    const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel: incidents, user: priya, text: 'psst' });
    expect(lastSeen(slack, priya)?.text).toBe('psst');
    expect(lastSeen(slack, marcus)?.text).not.toBe('psst');
    expect(await errorOf(client.chat.update({ channel: incidents, ts, text: 'a' }))).toBe('message_not_found');
    expect(await errorOf(client.chat.postEphemeral({ channel: incidents, user: elena, text: 'a' }))).toBe(
      'user_not_in_channel',
    );
  });

  it('shows an ephemeral message in a thread only when somebody has replied there', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: incidents, text: 'root' });
    const whisper = () => client.chat.postEphemeral({ channel: incidents, user: priya, text: 'psst', thread_ts: ts });
    expect((await whisper()).ok).toBe(true);
    expect(lastSeen(slack)?.text).toBe('root');
    await client.chat.postMessage({ channel: incidents, text: 'reply', thread_ts: ts });
    await whisper();
    expect(lastSeen(slack)).toMatchObject({ text: 'psst', threadTs: ts });
  });

  it('posts to a person as a direct message', async () => {
    const { channel } = await client.chat.postMessage({ channel: marcus, text: 'for you' });
    expect(lastSeen(slack, marcus, channel)).toMatchObject({ text: 'for you' });
    expect(lastSeen(slack, priya, channel)).toBeUndefined();
  });

  it('tells guests, strangers and leavers apart', async () => {
    const info = async (user: string) => (await client.users.info({ user })).user;
    expect(await info(priya)).toMatchObject({
      is_restricted: false,
      profile: { email: 'priya@caskworks.example' },
      tz_offset: expect.any(Number),
    });
    expect(await info('U0GIL000004')).toMatchObject({ is_restricted: true });
    expect(await info('U0TOMAS0006')).toMatchObject({ deleted: true });
    expect(await info(elena)).toMatchObject({ team_id: 'T0BRIGHTREEL' });
    expect((await info(elena))?.profile?.email).toBeUndefined();
    expect(await errorOf(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
  });

  it('pages through lists', async () => {
    const names: (string | undefined)[] = [];
    for await (const page of client.paginate('users.list', { limit: 3 }))
      names.push(...((page as { members?: { name?: string }[] }).members ?? []).map(({ name }) => name));
    expect(names).toEqual(['priya', 'marcus', 'noor', 'gil', 'elena', 'tomas', 'cooper']);
  });

  it('lists who may approve', async () => {
    const { usergroups = [] } = await client.usergroups.list({ include_users: true });
    expect(usergroups.find(({ handle }) => handle === 's3-approvers')?.users).toEqual([marcus, 'U0NOOR00003']);
    expect((await client.usergroups.users.list({ usergroup: 'S0APPROVERS' })).users).toContain(marcus);
  });

  it('tells that a channel is shared with another company', async () => {
    const { channel } = await client.conversations.info({ channel: 'C0BRIGHTREL' });
    expect(channel).toMatchObject({ is_ext_shared: true, is_member: true });
  });

  it('judges blocks without posting them', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '' } }];
    const error: unknown = await client.apiCall('blocks.validate', { blocks }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      data: { error: 'invalid_blocks', errors: [{ pointer: '/0/text/text', code: 'failed_constraint' }] },
    });
    expect((await client.apiCall('blocks.validate', { blocks: [{ type: 'divider' }] })).ok).toBe(true);
  });

  it('can be made to answer 429, 500 or an error of Slack’s', async () => {
    slack.fault({ is: 'api', method: 'chat.postMessage', status: 429, retryAfter: 7 });
    const limited: unknown = await client.chat
      .postMessage({ channel: incidents, text: 'a' })
      .catch((caught: unknown) => caught);
    expect(limited).toBeInstanceOf(WebAPIRateLimitedError);
    expect(limited).toMatchObject({ retryAfter: 7 });
    slack.fault({ is: 'api', status: 503 }, { is: 'api', error: 'fatal_error' });
    expect(await errorOf(client.auth.test())).toMatchObject({ statusCode: 503 });
    expect(await errorOf(client.auth.test())).toBe('fatal_error');
    expect((await client.auth.test()).ok).toBe(true);
  });

  it('limits posts to one a second and channel when that is switched on', async () => {
    slack.fault({ is: 'rate-limits', on: true });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'a' });
    for (let nth = 0; nth < 5; nth += 1) await post(incidents);
    expect(await errorOf(post(incidents))).toBeInstanceOf(WebAPIRateLimitedError);
    expect((await post('C0PLATFORM0')).ok).toBe(true);
  });

  it('logs calls without tokens', async () => {
    await client.chat.postMessage({ channel: incidents, text: `my token is ${slack.botToken}` });
    const { entries } = (await (await fetch(`${slack.url}/_slack/log`)).json()) as { entries: unknown[] };
    expect(entries).toMatchObject([
      { kind: 'api', method: 'chat.postMessage', answer: 'ok', arguments: { channel: incidents } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(slack.botToken);
  });
});
