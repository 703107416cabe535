import type { Acted } from '../../core/acting.ts';
import { plain, type Words } from '../../core/words.ts';
import type { Message } from '../blocks/block.ts';
import { escaped } from '../blocks/escape.ts';
import { line, prose, richText } from '../blocks/rich.ts';
import type { Desk } from '../desk.ts';
import { limits } from '../limits.ts';
import type { Changes } from './changes.ts';
import type { Typed } from './forms.ts';
import type { LookedUp } from './looked-up.ts';
import type { Wish } from './press.ts';
import { shownFor } from './shown-for.ts';

/** Has it done. Who may, and whether it is too late, is decided there; throws `Refusal` when not. */
export async function act(changes: Changes, wish: Wish, { signed }: LookedUp, typed: Typed = {}): Promise<Acted> {
  const { verb, changeId, revision, nonce } = signed;
  return changes.acting.act({
    verb,
    changeId,
    revision,
    nonce,
    asker: wish.asker,
    messageTs: wish.from.ts,
    reason: typed.reason?.trim() ?? null,
    ticket: typed.ticket?.trim() ?? null,
  });
}

/** What the person is told beside the card, which the outbox draws anew: a new draft, a word for them only, or nothing. */
export function besides(desk: Desk, wish: Wish, { view, aside }: Acted): Message | null {
  if (view.change.state === 'draft') return shownFor(desk, wish.asker, view, asideFirst(aside));
  return aside === null ? null : note(aside);
}

/** What takes the place of what one person was shown. Once it is asked for, its card is where it goes on. */
export function instead(desk: Desk, wish: Wish, { view, aside }: Acted): Message {
  const isBrief = view.change.state !== 'draft';
  return shownFor(desk, wish.asker, view, { isBrief, ...asideFirst(aside) });
}

const asideFirst = (aside: Words | null) => (aside === null ? {} : { warnings: [aside] });

/** A few words for one person or one channel. */
export const note = (text: Words): Message => ({
  text: escaped(plain(text), limits.fallbackText) || 'Cooper',
  blocks: [richText(line(...prose(text)))],
});
