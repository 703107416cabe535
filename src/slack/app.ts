import { randomUUID } from 'node:crypto';
import { Server } from 'node:http';
import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Deps } from '../commands/deps.ts';
import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';
import { makeAnswers } from './answers.ts';
import type { Asks } from './blocks/home.ts';
import { posting, reading } from './clients.ts';
import type { Ask } from './desk.ts';
import { listen } from './listeners/index.ts';
import { boltLogger } from './logger.ts';
import { once } from './once.ts';
import { makePeople } from './people.ts';
import { makeReceiver, type Mode } from './receiver.ts';
import { makeRunning } from './running.ts';
import { makeSeen } from './seen.ts';
import { refusedToken, type Self, whoAmI } from './starting.ts';

export interface SlackOptions {
  readonly deps: Deps;
  readonly ask: Ask;
  /** What can be asked, for the App Home. */
  readonly commands?: readonly Asks[];
  readonly botToken: string;
  readonly mode: Mode;
  /** Where Slack's Web API is, when it is not at Slack. */
  readonly slackApiUrl?: string;
  readonly log: Logger;
}

export interface Slack {
  /** Throws `Refusal` when Slack refuses a token, can't be reached, or the port is taken. */
  start(): Promise<void>;
  /** Takes no more questions, and waits up to eight seconds for the answers under way. */
  stop(): Promise<void>;
}

const patience = 8_000;

/** Cooper in Slack. Nothing is sent before `start`. */
export function makeSlack(options: SlackOptions): Slack {
  const { botToken, mode, slackApiUrl, log } = options;
  const reads = new WebClient(botToken, { ...reading(slackApiUrl), logger: boltLogger(log) });
  const running = makeRunning();
  let self: Self | null = null;
  let open = false;
  const app = makeApp(options, { reads, running, ready: () => open, self: () => self });
  let server: unknown = null;
  return {
    async start() {
      self = await whoAmI(reads, botToken);
      server = await app.start(...(mode.kind === 'http' ? [mode.port] : [])).catch((error: unknown) => {
        throw mode.kind === 'http' ? refusedPort(mode.port, error) : refusedToken('SLACK_APP_TOKEN', 'xapp-', error);
      });
      open = true;
      log.info({ mode: mode.kind, team: self.teamId }, 'listening to Slack');
    },
    async stop() {
      const stopped = open ? app.stop() : null;
      open = false;
      const left = await running.settled(patience);
      if (left > 0) log.warn({ left }, 'stopped with answers under way');
      // Slack keeps its connections open, and a server ends only when all of them have.
      if (server instanceof Server) server.closeAllConnections();
      await stopped;
    },
  };
}

interface Inside {
  readonly reads: WebClient;
  readonly running: ReturnType<typeof makeRunning>;
  readonly ready: () => boolean;
  readonly self: () => Self | null;
}

function makeApp({ deps, ask, commands = [], mode, slackApiUrl, log }: SlackOptions, inside: Inside): App {
  const logger = boltLogger(log);
  const app = new App({
    receiver: makeReceiver({ mode, slackApiUrl, logger, ready: inside.ready }),
    // Bolt would check the token while the app is being made; this way a bad token is told by `start`.
    authorize: async () => ({ ...inside.self() }),
    clientOptions: posting(slackApiUrl),
    convoStore: false,
    logger,
  });
  const { now } = deps;
  const people = makePeople({ client: inside.reads, now });
  app.use(async ({ next }) => inside.running.track(next()));
  app.use(once(makeSeen({ now })));
  listen(app, {
    deps,
    ask,
    commands,
    people,
    answers: makeAnswers({ now, newId: randomUUID }),
    newId: randomUUID,
    log,
  });
  // What reaches this was not a question, or could not be told to anybody.
  app.error(async (err) => log.error({ err }, 'a Slack listener failed'));
  return app;
}

function refusedPort(port: number, error: unknown): Refusal {
  const refusal = new Refusal(
    words`Cooper can't listen on port ${port}: ${code(error instanceof Error ? error.message : String(error))}.`,
    words`Set ${code('PORT')} to a free port.`,
  );
  refusal.cause = error;
  return refusal;
}
