import type { Block, Channel, Person } from './protocol.ts';
import type { Dict } from './json.ts';

/** Everything the local Slack remembers of a workspace. Changed only by the modules under `api/`, `act/` and `post.ts`. */
export interface State {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly people: Map<string, Member>;
  readonly channels: Map<string, Room>;
  readonly groups: readonly UserGroup[];
  /** By channel, oldest first. */
  readonly messages: Map<string, Post[]>;
  readonly views: Map<string, StoredView>;
  /** By person: the ids of the open modals, the top one last. */
  readonly modals: Map<string, string[]>;
  /** By person: the id of the App Home. */
  readonly homes: Map<string, string>;
  readonly files: Map<string, StoredFile>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly notices: Notice[];
}

export interface Member extends Person {
  readonly teamId: string;
  readonly email: string;
  readonly timeZone: string;
}

export interface Room extends Omit<Channel, 'members'> {
  readonly members: Set<string>;
  readonly isArchived: boolean;
}

export interface UserGroup {
  readonly id: string;
  /** Without `@`. */
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

export interface Post {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly attachments: readonly Dict[];
  readonly files: readonly string[];
  readonly metadata: Dict | null;
  readonly ephemeralTo: string | null;
  readonly editedAt: string | null;
}

/** A view as Slack returns it, and what the page needs besides. */
export interface StoredView {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  readonly hash: string;
  /** As the app sent it, with the ids that Slack fills in. */
  readonly sent: Dict;
  readonly blocks: readonly Block[];
  readonly rootId: string;
  readonly previousId: string | null;
  readonly state: Dict;
  readonly errors: Readonly<Record<string, string>>;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  readonly mimetype: string;
  /** Null until it is uploaded. */
  readonly body: Buffer | null;
  readonly uploadKey: string;
  /** Milliseconds since the epoch, from which on Slack has processed it; null before completeUploadExternal. */
  readonly readyAt: number | null;
  readonly createdAt: number;
}

export interface Trigger {
  readonly user: string;
  /** The view it came from: only such a trigger may push. */
  readonly viewId: string | null;
  readonly issuedAt: number;
  used: boolean;
}

export interface ResponseUrl {
  readonly user: string;
  readonly channel: string;
  /** The message whose button was pressed: what `replace_original` and `delete_original` mean. */
  readonly original: string | null;
  readonly issuedAt: number;
  uses: number;
}

export interface Notice {
  readonly user: string;
  readonly channel: string | null;
  readonly text: string;
}

/** Ready: Slack has looked at it, so that a `slack_file` may name it. */
export const isReady = (file: StoredFile, now: Date): boolean => file.readyAt !== null && file.readyAt <= now.getTime();
