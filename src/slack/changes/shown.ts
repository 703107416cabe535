import { isOpen } from '../../core/change.ts';
import { type ChangeView, headline, stateWords, verbsOf } from '../../core/change-view.ts';
import { type Words, words } from '../../core/words.ts';
import type { Block, Message } from '../blocks/block.ts';
import { line, richText } from '../blocks/rich.ts';
import { verdict } from '../blocks/verdict.ts';
import { warning } from '../blocks/warning.ts';
import { cardVerbs, changeButtons } from './buttons.ts';
import { everything } from './everything.ts';
import { changeLine, headText, title } from './head.ts';
import { redacted } from './redacted.ts';
import type { Sign } from './signer.ts';

interface Of {
  readonly sign: Sign | null;
  /** What the person must know first. */
  readonly warnings?: readonly Words[];
  /** That it has been done, and no more: what becomes of it stands on its card, which is drawn anew. */
  readonly isBrief?: boolean;
}

/** A change for the one person who asked: a preview with all its details, and what may be done next. */
export function shownChange(view: ChangeView, { sign, warnings = [], isBrief = false }: Of): Message {
  const verbs = isBrief ? (['details'] as const) : cardVerbs(verbsOf(view));
  const buttons = changeButtons(view, { surface: 'shown', verbs, sign });
  const before = warnings.map(warning);
  const blocks = isBrief ? [...before, ...brief(view), ...buttons] : everything(view, { before, buttons });
  return { text: headText(view), blocks };
}

/** Nobody draws this anew, so it says nothing that will not stay so. */
function brief(view: ChangeView): readonly Block[] {
  const { change } = view;
  const done = isOpen(change)
    ? ({ is: 'ok', word: 'Asked', text: words`Its card shows how it goes on.` } as const)
    : { ...stateWords[change.state], text: redacted(headline(view), change.place) };
  return [verdict({ ...done, check: null }), richText(line(...title(change, 'members'))), changeLine(view)];
}
