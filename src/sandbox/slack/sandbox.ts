import type { AppSettings } from './app-settings.ts';
import type { Faults } from './faults.ts';
import type { CallLog } from './call-log.ts';
import type { PageHub } from './page/hub.ts';
import type { RateLimits } from './api/rate-limits.ts';
import type { Sockets } from './deliver/sockets.ts';
import type { State } from './state.ts';

/** How long Slack waits for things, in milliseconds. */
export interface Timing {
  /** For an acknowledgement of a command, interaction, event or options request. */
  readonly ack: number;
  /** Before each redelivery of an event (Events API: at once, after 1 minute, after 5 minutes). */
  readonly eventRetries: readonly number[];
  readonly trigger: number;
  readonly responseUrl: number;
  /** Between completeUploadExternal and the moment the file can be used. */
  readonly fileReady: number;
  readonly ping: number;
}

export const slackTiming: Timing = {
  ack: 3000,
  eventRetries: [0, 60_000, 300_000],
  trigger: 3000,
  responseUrl: 30 * 60_000,
  fileReady: 400,
  ping: 5000,
};

/** Everything that the parts of the local Slack share. Made once, by `startLocalSlack`. */
export interface Sandbox {
  state: State;
  /** A workspace as at the start. */
  readonly newState: () => State;
  app: AppSettings;
  readonly now: () => Date;
  readonly newTs: () => string;
  readonly timing: Timing;
  readonly secrets: Secrets;
  readonly faults: Faults;
  readonly rateLimits: RateLimits;
  readonly log: CallLog;
  readonly page: PageHub;
  readonly sockets: Sockets;
  /** Runs later, unless the sandbox has stopped. */
  readonly after: (ms: number, work: () => void) => void;
  /** `http://127.0.0.1:1234` */
  readonly url: () => string;
}

export interface Secrets {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}
