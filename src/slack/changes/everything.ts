import type { ChangeView } from '../../core/change-view.ts';
import { code, words } from '../../core/words.ts';
import type { Block, Piece } from '../blocks/block.ts';
import { fit } from '../blocks/fit.ts';
import { line, prose, richText } from '../blocks/rich.ts';
import { detailPieces } from './detail-pieces.ts';
import { changeLine, head } from './head.ts';

interface Around {
  readonly before?: readonly Block[];
  readonly buttons: readonly Block[];
  /** Of a message, when not given. */
  readonly budget?: Parameters<typeof fit>[3];
}

/** The head, the details that fit, and the buttons. What was left out is counted, and where it stands is said. */
export function everything(view: ChangeView, { before = [], buttons, budget }: Around): readonly Block[] {
  const first: Piece = { what: 'line', count: 1, blocks: [...before, ...head(view, 'members'), changeLine(view)] };
  return fit([first, ...detailPieces(view)], buttons, (left) => leftOut(view, left), budget);
}

function leftOut({ change: { id }, onlyShown }: ChangeView, left: string): Block {
  const where =
    onlyShown === true
      ? words`Ask the same in a terminal, which shows all of it.`
      : words`All of it, in a terminal: ${code(`cooper changes show ${id}`)}`;
  return richText(line(...prose(words`Left out to fit: ${left}. ${where}`)));
}
