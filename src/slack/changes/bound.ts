import type { Bound } from './signed-value.ts';

/**
 * Where a button may be pressed. A card is a message of one channel. What one person is shown may reach them in the
 * channel or, failing that, in their direct messages, so it is bound to the person. A modal has no channel of its own:
 * it is bound to the one it was opened from, the person, and the message.
 */
export const toChannel = (team: string, channel: string): Bound => ({ team, channel });

export const toPerson = (team: string, user: string): Bound => ({ team, channel: user });

export const toModal = (team: string, user: string, { channel, ts }: OpenedFrom): Bound => ({
  team,
  channel: `${channel} ${user} ${ts ?? '-'}`,
});

/** The message whose button opened a modal. */
export interface OpenedFrom {
  readonly channel: string;
  readonly thread: string | null;
  /** Of a change's card; null of what one person is shown. */
  readonly ts: string | null;
}
