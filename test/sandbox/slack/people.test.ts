import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { elena, gil, incidents, lastSeen, marcus, overSocket, priya, say } from './bolt.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/start.ts';

let slack: LocalSlack;
beforeAll(async () => void (slack = await startLocalSlack()));
beforeEach(() => slack.reset());
afterAll(() => slack.stop());

const root = () => slack.seenBy(priya).messages.find(({ replyCount }) => replyCount > 0)?.ts ?? '';

describe('what people do', () => {
  it('is told about when no app is there', async () => {
    await slack.act(say('/s3 help'));
    expect(slack.notices()).toMatchObject([{ user: priya, text: '/s3 failed with the error "dispatch_failed"' }]);
  });

  it('includes no commands in threads', async () => {
    await slack.act(say('/s3 help', { threadTs: root() }));
    expect(slack.notices()).toMatchObject([{ text: '/s3 is not supported in threads. Sorry!' }]);
  });

  it.each([
    ['that do not exist', priya, incidents, '/s4 help'],
    ['of somebody else’s workspace', elena, 'C0BRIGHTREL', '/s3 help'],
  ])('includes no commands %s', async (_what, as, channel, text) => {
    await slack.act(say(text, { as, channel }));
    expect(slack.notices()[0]?.text).toMatch(/is not a valid command/);
  });

  it.each([
    ['user_not_found', say('a', { as: 'U0TOMAS0006' })],
    ['user_not_found', say('a', { as: 'U0COOPER000' })],
    ['not_in_channel', say('a', { channel: 'C0SECURITY0' })],
    ['not_in_channel', say('a', { channel: 'C0OLDMEDIA0' })],
    ['no_text', say('  ')],
    ['thread_not_found', say('a', { threadTs: '1.000001' })],
  ])('is refused with %s', async (error, act) => {
    expect(await slack.act(act)).toEqual({ ok: false, error });
  });

  it('is seen by those who may', async () => {
    await slack.act(say('secret', { as: marcus, channel: 'C0SECURITY0' }));
    const sees = (user: string) => slack.seenBy(user).messages.some(({ text }) => text === 'secret');
    expect([marcus, priya, gil, elena].map(sees)).toEqual([true, false, false, false]);
    expect(slack.seenBy(elena).channels.map(({ name }) => name)).toEqual(['ext-brightreel']);
    expect(slack.seenBy(gil).channels.map(({ name }) => name)).toEqual(['s3-incidents', 'media-team', 'Cooper']);
  });

  it('tells how to invite the app, and invites it', async () => {
    await slack.act(say('@Cooper hello', { channel: 'C0MEDIA0000' }));
    expect(slack.notices()[0]?.text).toBe('Cooper isn’t in #media-team. Invite it with /invite @Cooper');
    await slack.act(say('/invite @Cooper', { channel: 'C0MEDIA0000' }));
    const media = slack.seenBy(priya).channels.find(({ name }) => name === 'media-team');
    expect(media?.members).toContain('U0COOPER000');
  });

  it('counts the replies of a thread', async () => {
    const before = slack.seenBy(priya).messages.find(({ ts }) => ts === root())?.replyCount ?? 0;
    await slack.act(say('me too', { threadTs: root() }));
    expect(slack.seenBy(priya).messages.find(({ ts }) => ts === root())?.replyCount).toBe(before + 1);
  });

  it('is forgotten after 2,000 messages in a channel', async () => {
    for (let nth = 0; nth < 2001; nth += 1) await slack.act(say(`${nth}`, { channel: 'C0PLATFORM0' }));
    const texts = slack.messages('C0PLATFORM0').map(({ text }) => text);
    expect([texts.length, texts[0], texts.at(-1)]).toEqual([2000, '1', '2000']);
  });
});

it('gives the app a command text as Slack writes it', async () => {
  const texts: string[] = [];
  await using bolt = await overSocket((app) =>
    app.command('/s3', async ({ ack, command }) => {
      texts.push(command.text);
      await ack();
    }),
  );
  await bolt.slack.act(say('/s3 diagnose https://b.s3.amazonaws.com/k?x=1&y=<2> @priya'));
  await bolt.slack.act(say('/s3'));
  expect(texts).toEqual(['diagnose https://b.s3.amazonaws.com/k?x=1&amp;y=&lt;2&gt; <@U0PRIYA0001|priya>', '']);
});

it('tells the app of direct messages', async () => {
  await using bolt = await overSocket((app) =>
    app.message(async ({ message, say: reply }) => {
      if (message.channel_type === 'im' && 'text' in message) await reply(`Heard: ${message.text}`);
    }),
  );
  await bolt.slack.act(say('hello', { channel: 'D0PRIYA0001' }));
  await expect.poll(() => lastSeen(bolt.slack, priya, 'D0PRIYA0001')?.text).toBe('Heard: hello');
});
