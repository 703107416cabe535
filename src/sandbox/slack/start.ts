import type { Act, ActAnswer, Snapshot } from './protocol.ts';
import { addFaults, configure, reset } from './control.ts';
import { appInfo, snapshot } from './page/seen.ts';
import { botUser, newWorkspace } from './workspace.ts';
import { callLog, type LogEntry } from './call-log.ts';
import { type Sandbox, type Secrets, slackTiming, type Timing } from './sandbox.ts';
import type { AddressInfo } from 'node:net';
import { AppSettings } from './app-settings.ts';
import type { Dict } from './json.ts';
import { type Fault, faults } from './faults.ts';
import type { Logger } from 'pino';
import { messageOf } from './payloads.ts';
import type { Notice, State } from './state.ts';
import { once } from 'node:events';
import { type Page } from './http/routes.ts';
import { pageHub } from './page/hub.ts';
import { perform } from './act/act.ts';
import { rateLimits } from './api/rate-limits.ts';
import { secret, timestamps } from './ids.ts';
import { slackServer } from './http/server.ts';
import { sockets } from './deliver/sockets.ts';

export interface LocalSlackOptions {
  /** 0, the default: any free one. */
  readonly port?: number;
  readonly now?: () => Date;
  /** Adds to the workspace, at the start and after each reset. */
  readonly seed?: (state: State) => void;
  readonly page?: Page;
  readonly logger?: Logger;
  /** Milliseconds; what is not given is as in Slack. */
  readonly timing?: Partial<Timing>;
}

/** A running local Slack, on loopback only. */
export interface LocalSlack extends Secrets {
  /** `http://127.0.0.1:1234`, where the page is. */
  readonly url: string;
  /** With a slash at the end, for `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly port: number;
  /** Do something as a person, as the page does. */
  act(act: Act): Promise<ActAnswer>;
  /** All that one person sees. */
  seenBy(user: string): Snapshot;
  /** The messages of a channel as the Web API shows them, oldest first, those that only one person sees too. */
  messages(channel: string): readonly Dict[];
  /** What Slack itself told people. */
  notices(): readonly Notice[];
  log(): readonly LogEntry[];
  /** Make something go wrong; as `POST /_slack/faults`. */
  fault(...given: readonly FaultInput[]): void;
  /** Set up the app; as `POST /_slack/app`. `manifest` is a parsed app manifest. */
  configureApp(settings: Partial<AppSettings> & { readonly manifest?: unknown }): void;
  setPage(page: Page): void;
  reset(): void;
  stop(): Promise<void>;
}

type FaultInput = Partial<Fault> & Pick<Fault, 'is'>;

export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  let page: Page | null = options.page ?? null;
  const { sandbox, stopTimers, bind } = newSandbox(options);
  const server = slackServer(sandbox, () => page, options.logger);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  bind(`http://127.0.0.1:${port}`);
  return {
    ...sandbox.secrets,
    port,
    url: sandbox.url(),
    apiUrl: `${sandbox.url()}/api/`,
    act: (act) => perform(sandbox, act),
    seenBy: (user) => snapshot(sandbox, user),
    messages: (channel) => (sandbox.state.messages.get(channel) ?? []).map((post) => messageOf(sandbox, post)),
    notices: () => [...sandbox.state.notices],
    log: () => sandbox.log.entries(),
    fault: (...given) => addFaults(sandbox, given),
    configureApp: (settings) => configure(sandbox, { ...settings }),
    setPage: (given) => void (page = given),
    reset: () => reset(sandbox),
    async stop() {
      stopTimers();
      sandbox.page.close();
      await sandbox.sockets.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Everything but the server, whose address is given by `bind` once it is known. */
function newSandbox({ now = () => new Date(), seed, timing: given = {} }: LocalSlackOptions) {
  const timers = new Set<NodeJS.Timeout>();
  const timing = { ...slackTiming, ...given };
  let address = '';
  const newState = (): State => {
    const state = newWorkspace(now());
    seed?.(state);
    return state;
  };
  const sandbox: Sandbox = {
    state: newState(),
    newState,
    app: AppSettings.parse({}),
    now,
    newTs: timestamps(now),
    timing,
    secrets: { botToken: `xoxb-${secret(8)}`, appToken: `xapp-1-${secret(8)}`, signingSecret: secret(16) },
    faults: faults(),
    rateLimits: rateLimits(now),
    log: callLog(),
    page: pageHub((user) => snapshot(sandbox, user)),
    sockets: sockets({
      appId: botUser.appId,
      ack: timing.ack,
      ping: timing.ping,
      changed: () => tellAppChanged(sandbox),
    }),
    after(ms, work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, ms);
      // Nothing that waits for minutes keeps a process alive.
      timer.unref();
      timers.add(timer);
    },
    url: () => address,
  };
  return { sandbox, stopTimers: () => timers.forEach(clearTimeout), bind: (url: string) => void (address = url) };
}

function tellAppChanged(sandbox: Sandbox): void {
  sandbox.page.publishEach(() => ({ type: 'app', app: appInfo(sandbox) }));
}
