/**
 * What the sandbox's page and its local Slack say to each other. The page gets a `Snapshot` and then `Update`s as
 * server-sent events from `GET /page/events?as=U…` (the first person without `as`); it does things with `POST /page/act` (an `Act` as JSON, answered
 * by an `ActAnswer`). Blocks and views are Slack's own JSON, as the app sent them.
 */
export interface Person {
  readonly id: string;
  /** The handle, without `@`. */
  readonly name: string;
  readonly realName: string;
  /** What they do here, for the person switcher: «asks for changes», «approves». */
  readonly title: string;
  readonly kind: 'member' | 'admin' | 'guest' | 'external' | 'deactivated' | 'bot';
}

export interface Channel {
  readonly id: string;
  /** Without `#`; a person's name for a direct message. */
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'dm';
  readonly topic: string;
  readonly members: readonly string[];
  /** Shared with another company (Slack Connect). */
  readonly isShared: boolean;
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly url: string;
  readonly ready: boolean;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly files: readonly SlackFile[];
  /** The only person who sees it; null when everybody does. */
  readonly ephemeralTo: string | null;
  readonly edited: boolean;
  readonly replyCount: number;
}

/** Slack's own JSON: has `type` and usually `block_id`. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string };

/** A modal or an App Home as Slack returns it: `id`, `hash`, `type`, `title`, `blocks`, `state`, `errors` … */
export interface View {
  readonly id: string;
  readonly hash: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly blocks: readonly Block[];
  readonly callbackId: string;
  /** `block_id` → message, after a submission was refused with `response_action: errors`. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface Snapshot {
  readonly type: 'snapshot';
  readonly team: { readonly id: string; readonly name: string };
  readonly me: string;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  /** Those that this person can see. */
  readonly messages: readonly Message[];
  /** This person's open modals, the top one last. */
  readonly modals: readonly View[];
  readonly home: View | null;
  /** Whether an app is connected, and what it listens to. */
  readonly app: AppInfo;
}

export interface AppInfo {
  readonly connected: boolean;
  readonly userId: string;
  readonly name: string;
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
  readonly messageShortcuts: readonly { readonly callbackId: string; readonly name: string }[];
}

export type Update =
  | Snapshot
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'message_changed'; readonly message: Message }
  | { readonly type: 'message_deleted'; readonly channel: string; readonly ts: string }
  | { readonly type: 'modals'; readonly modals: readonly View[] }
  | { readonly type: 'home'; readonly home: View | null }
  | { readonly type: 'channels'; readonly channels: readonly Channel[] }
  | { readonly type: 'app'; readonly app: AppInfo }
  /** What Slack itself would tell this person: «/s3 failed with the error "operation_timeout"». */
  | { readonly type: 'notice'; readonly channel: string | null; readonly text: string };

/** Values of inputs, as Slack's `view.state.values` / `state.values`: block_id → action_id → {type, value | selected_option …}. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

export type Container =
  | { readonly in: 'message'; readonly channel: string; readonly ts: string }
  | { readonly in: 'view'; readonly viewId: string };

export type Act =
  /** A text that starts with `/` is a slash command (refused in a thread, as Slack does); `@Cooper` becomes a mention. */
  | {
      readonly do: 'say';
      readonly as: string;
      readonly channel: string;
      readonly threadTs: string | null;
      readonly text: string;
    }
  /** A button, select, checkbox … `action` is the element's part of the payload: `{type, action_id, block_id, value | selected_option …}`. */
  | {
      readonly do: 'press';
      readonly as: string;
      readonly container: Container;
      readonly action: Readonly<Record<string, unknown>>;
      readonly state: StateValues;
    }
  | { readonly do: 'submit'; readonly as: string; readonly viewId: string; readonly state: StateValues }
  | { readonly do: 'close'; readonly as: string; readonly viewId: string }
  | {
      readonly do: 'shortcut';
      readonly as: string;
      readonly callbackId: string;
      readonly channel: string;
      readonly ts: string;
    }
  | {
      readonly do: 'options';
      readonly as: string;
      readonly container: Container;
      readonly blockId: string;
      readonly actionId: string;
      readonly value: string;
    }
  | { readonly do: 'open-home'; readonly as: string };

export type ActAnswer =
  | { readonly ok: true; readonly options?: readonly Readonly<Record<string, unknown>>[] }
  | { readonly ok: false; readonly error: string };
