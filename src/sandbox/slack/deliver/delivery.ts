import type { Dict } from '../json.ts';

/** Something that Slack tells the app. */
export interface Delivery {
  /** Socket Mode's names for the three kinds. */
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Dict;
  /** For the log: `/s3`, `block_actions`, `app_mention` … */
  readonly what: string;
  readonly user: string | null;
}

/** Which redelivery of an event this is, and why. */
export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

/** What came back. `unreachable`: no app is connected or nothing listens; `noRetry`: the app asked for no redelivery. */
export type Ack =
  | { readonly is: 'acked'; readonly body: unknown }
  | { readonly is: 'timeout' }
  | { readonly is: 'failed'; readonly status: number; readonly noRetry: boolean }
  | { readonly is: 'unreachable' };
