import type { BlockAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { byAddress, openly, type Place, quietly, type Way } from './reply.ts';

/** How to answer the press of a button, best first. `respond` is null in a modal, which has no address to answer to. */
export function waysBack(of: {
  respond: RespondFn | null;
  client: WebClient;
  user: string;
  place: Place;
  /** Whether the answer takes the place of the message with the button. */
  replace: boolean;
}): readonly Way[] {
  const { respond, client, user, place, replace } = of;
  const byUrl = respond === null ? [] : [byAddress(respond, { replace, thread: place.thread })];
  const inPrivate = openly(client, { channel: user, thread: null });
  if (place.channel === user) return [...byUrl, inPrivate];
  // In a direct message everything is a real message, as the answer itself was.
  if (place.channel.startsWith('D')) return [...(replace ? byUrl : []), openly(client, place), inPrivate];
  return [...byUrl, quietly(client, place, user), inPrivate];
}

export function threadOf({ container, message }: Pick<BlockAction, 'container' | 'message'>): string | null {
  const thread: unknown = container['thread_ts'] ?? message?.['thread_ts'];
  return typeof thread === 'string' ? thread : null;
}
