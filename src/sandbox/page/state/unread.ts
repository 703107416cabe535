import type { Message } from '../../slack/protocol.ts';
import { isTopLevel, secondsOf } from './timeline.ts';
import type { PageState } from './state.ts';

/** The `ts` up to which a person has seen each channel. */
export type Seen = Readonly<Record<string, string>>;

/** How many messages in a channel a person has not seen. What was there before `since` counts as seen. */
export function unreadIn(state: PageState, channel: string, seen: Seen, since: number): number {
  const last = Math.max(since, secondsOf(seen[channel] ?? ''));
  const isUnread = (message: Message): boolean =>
    message.channel === channel && message.user !== state.me && isTopLevel(message) && secondsOf(message.ts) > last;
  return state.messages.filter(isUnread).length;
}

/** Seen up to the newest message there. The same object when nothing was new. */
export function seenNow(state: PageState, channel: string, seen: Seen): Seen {
  const newest = state.messages.findLast((message) => message.channel === channel)?.ts;
  if (newest === undefined || secondsOf(newest) <= secondsOf(seen[channel] ?? '')) return seen;
  return { ...seen, [channel]: newest };
}
