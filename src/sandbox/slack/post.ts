import { pageMessage, seesPost } from './page/seen.ts';
import { type Post } from './state.ts';
import type { Sandbox } from './sandbox.ts';

/** A channel remembers this many messages; older ones are forgotten. */
const kept = 2000;

export type NewPost = Pick<Post, 'channel' | 'user' | 'text'> & Partial<Omit<Post, 'ts'>>;

/** Put a message into its channel and show it to everybody who may see it. */
export function addPost(sandbox: Sandbox, of: NewPost): Post {
  const nothing = { threadTs: null, blocks: [], attachments: [], files: [], metadata: null, ephemeralTo: null };
  const post: Post = { ...nothing, editedAt: null, ...of, ts: sandbox.newTs() };
  const posts = sandbox.state.messages.get(post.channel) ?? [];
  posts.push(post);
  if (posts.length > kept) posts.splice(0, posts.length - kept);
  sandbox.state.messages.set(post.channel, posts);
  sandbox.page.publish({ type: 'message', message: pageMessage(sandbox, post) }, sees(sandbox, post));
  recount(sandbox, post);
  return post;
}

export function changePost(sandbox: Sandbox, post: Post, to: Partial<Post>): Post {
  const posts = sandbox.state.messages.get(post.channel) ?? [];
  const changed: Post = { ...post, ...to };
  posts[posts.indexOf(post)] = changed;
  publishChange(sandbox, changed);
  return changed;
}

export function removePost(sandbox: Sandbox, post: Post): void {
  const posts = sandbox.state.messages.get(post.channel) ?? [];
  posts.splice(posts.indexOf(post), 1);
  const { channel, ts } = post;
  sandbox.page.publish({ type: 'message_deleted', channel, ts }, sees(sandbox, post));
  recount(sandbox, post);
}

export function findPost({ state }: Sandbox, channel: string, ts: string): Post | null {
  return state.messages.get(channel)?.find((post) => post.ts === ts) ?? null;
}

/** The root of the thread that a message is in or begins. */
export const rootOf = (post: Post): string => post.threadTs ?? post.ts;

export function hasReplies({ state }: Sandbox, channel: string, root: string): boolean {
  return (state.messages.get(channel) ?? []).some((post) => post.threadTs === root && post.ephemeralTo === null);
}

/** Tell one person what Slack itself would tell them. */
export function notify(sandbox: Sandbox, user: string, channel: string | null, text: string): void {
  sandbox.state.notices.push({ user, channel, text });
  if (sandbox.state.notices.length > kept) sandbox.state.notices.shift();
  sandbox.page.publish({ type: 'notice', channel, text }, (each) => each === user);
}

export function publishChange(sandbox: Sandbox, post: Post): void {
  sandbox.page.publish({ type: 'message_changed', message: pageMessage(sandbox, post) }, sees(sandbox, post));
}

function recount(sandbox: Sandbox, { channel, threadTs }: Post): void {
  const root = threadTs === null ? null : findPost(sandbox, channel, threadTs);
  if (root !== null) publishChange(sandbox, root);
}

const sees =
  (sandbox: Sandbox, post: Post) =>
  (user: string): boolean =>
    seesPost(sandbox, post, user);
