import type { Asker } from '../../core/actor.ts';
import type { ChangeView } from '../../core/change-view.ts';
import type { Words } from '../../core/words.ts';
import type { Message } from '../blocks/block.ts';
import type { Desk } from '../desk.ts';
import { toPerson } from './bound.ts';
import { shownChange } from './shown.ts';
import { type Sign, signer } from './signer.ts';

/** A change for whoever asked, with buttons that work for nobody else. */
export function shownFor(
  desk: Pick<Desk, 'changes' | 'newId'>,
  asker: Asker,
  view: ChangeView,
  more: { warnings?: readonly Words[]; isBrief?: boolean },
): Message {
  return shownChange(view, { ...more, sign: signFor(desk, asker) });
}

/** Null where nothing can be changed from here. */
export function signFor({ changes, newId }: Pick<Desk, 'changes' | 'newId'>, { actor }: Asker): Sign | null {
  if (changes === null || actor.is !== 'slack') return null;
  return signer({ keys: changes.keys, newId }, toPerson(actor.team, actor.user));
}
