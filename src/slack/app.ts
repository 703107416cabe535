import { randomUUID } from 'node:crypto';
import { Server } from 'node:http';
import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Deps } from '../commands/deps.ts';
import { Refusal } from '../core/errors.ts';
import type { Poster } from '../core/poster.ts';
import { code, words } from '../core/words.ts';
import { makeAnswers } from './answers.ts';
import type { Asks } from './blocks/home.ts';
import type { Changes } from './changes/changes.ts';
import { type Directory, makeDirectory } from './changes/directory.ts';
import { makePoster } from './changes/poster.ts';
import { posting, reading } from './clients.ts';
import type { Ask } from './desk.ts';
import { listen } from './listeners/index.ts';
import { boltLogger } from './logger.ts';
import { once } from './once.ts';
import { makePeople, type People } from './people.ts';
import { makeReceiver, type Mode } from './receiver.ts';
import { makeRunning } from './running.ts';
import { makeSeen, shared } from './seen.ts';
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
  /** Null or not given: nothing can be changed from Slack. */
  readonly changes?: Changes | null;
  /** True the first time that a delivery is seen by any replica. Without it, by this process. */
  readonly firstSeen?: (key: string) => Promise<boolean>;
}

export interface Slack {
  /** For the outbox. Before `start` it says that it is to be asked again. */
  readonly poster: Poster;
  /** Who people are. Before `start` it knows nobody. */
  readonly directory: Directory;
  /** Throws `Refusal` when Slack refuses a token, can't be reached, or the port is taken. */
  start(): Promise<void>;
  /** Takes no more questions, and waits up to eight seconds for the answers under way. */
  stop(): Promise<void>;
}

const patience = 8_000;

/** Cooper in Slack. Nothing is sent before `start`. */
export function makeSlack(options: SlackOptions): Slack {
  const { botToken, mode, slackApiUrl, log, deps } = options;
  const { now } = deps;
  const reads = new WebClient(botToken, { ...reading(slackApiUrl), logger: boltLogger(log) });
  const running = makeRunning();
  let self: Self | null = null;
  let open = false;
  const people = makePeople({ client: reads, now });
  const app = makeApp(options, { people, running, ready: () => open, self: () => self });
  const team = () => self?.teamId ?? null;
  let server: unknown = null;
  return {
    poster: posterOf(options, team),
    directory: makeDirectory({ client: reads, people, team, now }),
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

function posterOf({ botToken, slackApiUrl, changes, log }: SlackOptions, team: () => string | null): Poster {
  const client = new WebClient(botToken, { ...posting(slackApiUrl), logger: boltLogger(log) });
  return makePoster({ client, keys: changes?.keys ?? null, team, newId: randomUUID, log });
}

interface Inside {
  readonly people: People;
  readonly running: ReturnType<typeof makeRunning>;
  readonly ready: () => boolean;
  readonly self: () => Self | null;
}

function makeApp(options: SlackOptions, inside: Inside): App {
  const { deps, ask, commands = [], mode, slackApiUrl, log, changes = null } = options;
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
  app.use(async ({ next }) => inside.running.track(next()));
  app.use(once(seenBy(options)));
  listen(app, {
    deps,
    ask,
    commands,
    people: inside.people,
    changes,
    answers: makeAnswers({ now, newId: randomUUID }),
    newId: randomUUID,
    log,
  });
  // What reaches this was not a question, or could not be told to anybody.
  app.error(async (err) => log.error({ err }, 'a Slack listener failed'));
  return app;
}

function seenBy({ deps, firstSeen, log }: SlackOptions) {
  const seen = makeSeen({ now: deps.now });
  return firstSeen === undefined ? seen : shared({ seen, first: firstSeen, log });
}

function refusedPort(port: number, error: unknown): Refusal {
  const refusal = new Refusal(
    words`Cooper can't listen on port ${port}: ${code(error instanceof Error ? error.message : String(error))}.`,
    words`Set ${code('PORT')} to a free port.`,
  );
  refusal.cause = error;
  return refusal;
}
