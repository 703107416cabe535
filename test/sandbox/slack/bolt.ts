import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../../src/sandbox/slack/start.ts';
import { vi } from 'vitest';

/** A local Slack and an unmodified Bolt app that is connected to it; `await using` stops both. */
export interface Connected extends AsyncDisposable {
  readonly slack: LocalSlack;
  readonly app: App;
}

export const priya = 'U0PRIYA0001';
export const marcus = 'U0MARCUS002';
export const gil = 'U0GIL000004';
export const elena = 'U0ELENA0005';
export const incidents = 'C0INCIDENTS';

type SetUp = (app: App) => void;

/** What a refusal would print: tests look at the refusal itself. */
export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export async function overSocket(setUp: SetUp, options: LocalSlackOptions = {}): Promise<Connected> {
  const slack = await startLocalSlack(options);
  const app = await socketApp(slack, setUp);
  return connected(slack, app);
}

/** One more app on a local Slack that is there already. `patience`: how soon it tries to connect again. */
export async function socketApp(slack: LocalSlack, setUp: SetUp, patience = 5000): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: silent };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: patience,
    installerOptions: { clientOptions },
    logger: silent,
  });
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: silent });
  app.error(async () => {});
  setUp(app);
  await app.start();
  return app;
}

export async function overHttp(setUp: SetUp, options: LocalSlackOptions = {}): Promise<Connected> {
  const slack = await startLocalSlack(options);
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, port: 0, logger: silent });
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: silent },
    logger: silent,
  });
  app.error(async () => {});
  setUp(app);
  const server = await app.start(0);
  const address = 'address' in server ? server.address() : null;
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  slack.configureApp({ mode: 'http', requestUrl: `http://127.0.0.1:${port}/slack/events` });
  return connected(slack, app);
}

function connected(slack: LocalSlack, app: App): Connected {
  return {
    slack,
    app,
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack.stop();
    },
  };
}

/** Wait until something is so; what it gives is what was true. */
export function until<T>(what: () => T | undefined | null | false): Promise<T> {
  return vi.waitFor(
    () => {
      const value = what();
      if (value === undefined || value === null || value === false) throw new Error('not yet');
      return value;
    },
    { timeout: 4000, interval: 10 },
  );
}

export const say = (text: string, more: { as?: string; channel?: string; threadTs?: string | null } = {}) =>
  ({ do: 'say', as: priya, channel: incidents, threadTs: null, text, ...more }) as const;

/** The last message that this person sees in the channel. */
export const lastSeen = (slack: LocalSlack, user = priya, channel = incidents) =>
  slack.seenBy(user).messages.findLast((message) => message.channel === channel);
