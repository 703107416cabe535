import type { AppInfo, Channel, Message, Person, Snapshot, Update, View } from '../../slack/protocol.ts';

/** What this person's page knows. A snapshot replaces all of it but what only the page itself remembers. */
export interface PageState {
  readonly connection: 'connecting' | 'open' | 'lost';
  readonly team: Snapshot['team'] | null;
  readonly me: string | null;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  /** By time, oldest first; replies too. */
  readonly messages: readonly Message[];
  readonly modals: readonly View[];
  readonly home: View | null;
  readonly app: AppInfo | null;
  readonly notices: readonly Notice[];
  /** Questions that were sent to the app and not answered yet. */
  readonly waiting: readonly Waiting[];
}

/** What Slack itself told this person. Gone on reload, as in Slack. */
export interface Notice {
  readonly id: number;
  /** Null: wherever the person is looking. */
  readonly channel: string | null;
  readonly threadTs: string | null;
  readonly text: string;
  /** Seconds since 1970. */
  readonly at: number;
}

export interface Waiting {
  readonly id: number;
  readonly channel: string;
  readonly threadTs: string | null;
  readonly text: string;
  /** Seconds since 1970. */
  readonly at: number;
}

/** `at` is when the page heard of it, in seconds since 1970. */
export type PageEvent =
  | { readonly type: 'update'; readonly update: Update; readonly at: number }
  | { readonly type: 'connection'; readonly connection: PageState['connection'] }
  | { readonly type: 'asked'; readonly waiting: Waiting }
  | { readonly type: 'gave_up'; readonly id: number }
  | { readonly type: 'told'; readonly notice: Omit<Notice, 'id'> }
  | { readonly type: 'dismissed'; readonly id: number };

export const emptyPage: PageState = {
  connection: 'connecting',
  team: null,
  me: null,
  people: [],
  channels: [],
  messages: [],
  modals: [],
  home: null,
  app: null,
  notices: [],
  waiting: [],
};
