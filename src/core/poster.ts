import type { ChangeView } from './change-view.ts';
import type { Words } from './words.ts';

/** What became of one post. */
export type Posted =
  /** `ts` names the message. */
  | { readonly is: 'posted'; readonly ts: string }
  /** Not posted, and may be after so many milliseconds: a rate limit, or a token that somebody must renew. */
  | { readonly is: 'limited'; readonly inMs: number }
  /** Not posted, and trying again won't help: `channel_not_found`, `not_in_channel`, `is_archived` … */
  | { readonly is: 'refused'; readonly why: string }
  /** It may have been posted: a timeout, a broken connection, a server's error. */
  | { readonly is: 'unknown'; readonly why: string };

/** What the outbox needs from where people read. No method throws for what Slack or the network does. */
export interface Poster {
  post(of: { channel: string; thread: string | null; view: ChangeView; outboxId: string }): Promise<Posted>;
  update(of: { channel: string; ts: string; view: ChangeView }): Promise<Posted>;
  note(of: { channel: string; words: Words }): Promise<Posted>;
}
