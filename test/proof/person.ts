import type { Dict } from '../../src/sandbox/slack/json.ts';
import type { Post } from '../../src/sandbox/slack/state.ts';
import { botUser } from '../../src/sandbox/slack/workspace.ts';
import type { Verb } from '../../src/core/change-view.ts';
import type { World as Whole } from './world.ts';

/** Where people are. */
export type World = Pick<Whole, 'slack' | 'workspace'>;

/** A button under a message about a change, as a client has it. */
export interface Button {
  readonly post: Post;
  readonly verb: Verb;
  readonly changeId: string;
  readonly blockId: unknown;
  readonly actionId: unknown;
}

export const postsIn = ({ workspace }: World, channel: string): readonly Post[] =>
  workspace().messages.get(channel) ?? [];

export function buttonsOf(post: Post): readonly Button[] {
  return post.blocks.flatMap((block) =>
    block.type === 'actions'
      ? (block['elements'] as readonly Dict[]).flatMap((element) => buttonOf(post, block, element))
      : [],
  );
}

/** What stands in the value is for Cooper; the proof reads it as somebody might who looks. */
function buttonOf(post: Post, block: Dict, { action_id: actionId, value }: Dict): readonly Button[] {
  const parts = /^v1\.[^.]+\.([^.]+)\.\d+\.([a-z-]+)\./.exec(String(value));
  if (parts === null) return [];
  return [{ post, verb: parts[2] as Verb, changeId: parts[1] ?? '', blockId: block['block_id'], actionId }];
}

/** Messages that are this change's card: more than one where a first post had no known outcome. Oldest first. */
export const cardsOf = (world: World, channel: string, changeId: string): readonly Post[] =>
  postsIn(world, channel).filter(
    (post) => post.ephemeralTo === null && !isCopy(post) && JSON.stringify(post.blocks).includes(`Change ${changeId}`),
  );

const long = '1000000000.';
const isCopy = ({ ts }: Post): boolean => ts.startsWith(long);

/** Drafts that somebody is shown, and may request: the newest last. */
export function draftsFor(world: World, channel: string, user: string): readonly Button[] {
  const shown = postsIn(world, channel).filter((post) => post.ephemeralTo === user || isDirect(post));
  return shown.flatMap(buttonsOf).filter(({ verb }) => verb === 'request');
}

const isDirect = ({ channel, user }: Post): boolean => channel.startsWith('D') && user === botUser.userId;

/** Presses; what Slack says came of it. */
export async function press({ slack }: World, user: string, { post, blockId, actionId }: Button): Promise<string> {
  const answer = await slack.act({
    do: 'press',
    as: user,
    container: { in: 'message', channel: post.channel, ts: post.ts },
    action: { type: 'button', block_id: blockId, action_id: actionId },
    state: {},
  });
  return answer.ok ? 'ok' : answer.error;
}

/** Presses what is offered under the newest card; false where it is not offered, or there is no card. */
export async function pressCard(
  world: World,
  of: { channel: string; id: string; user: string; verb: Verb },
): Promise<boolean> {
  const card = cardsOf(world, of.channel, of.id).at(-1);
  const button = card && buttonsOf(card).find(({ verb }) => verb === of.verb);
  if (button === undefined) return false;
  await press(world, of.user, button);
  return true;
}

/**
 * A client that has not heard of what changed since still shows the card as it was. Slack sends what the client shows;
 * here that is a copy of it.
 */
export function oldCopy({ workspace }: World, card: Post, nth: number): Post {
  const copy: Post = { ...card, ts: `${long}${String(nth).padStart(6, '0')}`, metadata: null };
  workspace().messages.get(card.channel)?.unshift(copy);
  return copy;
}
