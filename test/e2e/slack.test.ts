import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/start.ts';
import { type Running, startUntil } from './running.ts';

/** Cooper as it is installed: its own process, a Slack elsewhere, and only environment variables to tell it so. */
let slack: LocalSlack;
let cooper: Running | null = null;

beforeEach(async () => {
  slack = await startLocalSlack({});
});
afterEach(async () => {
  await cooper?.stop();
  await slack.stop();
});

const priya = () => slack.seenBy('').people.find(({ name }) => name === 'priya')?.id ?? '';
const incidents = () => slack.seenBy(priya()).channels.find(({ name }) => name === 's3-incidents')?.id ?? '';
const answers = () => slack.seenBy(priya()).messages.filter(({ ephemeralTo }) => ephemeralTo === priya());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

const ask = () =>
  slack.act({
    do: 'say',
    as: priya(),
    channel: incidents(),
    threadTs: null,
    text: '/s3 diagnose cooper-media videos/intro.mp4',
  });

it('connects by Socket Mode to the Slack that SLACK_API_URL names, and answers from a local AWS', async () => {
  cooper = await startUntil(/connected to Slack/, {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    COOPER_AWS: 'local',
  });
  await ask();
  await expect.poll(() => answers()[0]?.text, { timeout: 10_000 }).toContain('Problem: Everybody outside');
  expect((await cooper.stop()).code).toBe(0);
});

it('serves signed HTTP requests with a signing secret, and says whether it is ready', async () => {
  const port = await freePort();
  cooper = await startUntil(/listens for Slack on port/, {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: String(port),
    COOPER_AWS: 'local',
  });
  slack.configureApp({ mode: 'http', requestUrl: `http://127.0.0.1:${port}/slack/events` });
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  await ask();
  await expect.poll(() => answers()[0]?.text, { timeout: 10_000 }).toContain('Problem: Everybody outside');
  expect((await cooper.stop()).code).toBe(0);
});

it('says so when Slack does not know the token, with exit code 2', async () => {
  const started = startUntil(/connected to Slack/, {
    SLACK_BOT_TOKEN: 'xoxb-not-a-token',
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    COOPER_AWS: 'local',
  });
  await expect(started).rejects.toThrow(/SLACK_BOT_TOKEN/);
});
