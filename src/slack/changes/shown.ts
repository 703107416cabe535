import { type ChangeView, type Verb, verbsOf } from '../../core/change-view.ts';
import type { Words } from '../../core/words.ts';
import type { Message } from '../blocks/block.ts';
import { warning } from '../blocks/warning.ts';
import { cardVerbs, changeButtons } from './buttons.ts';
import { everything } from './everything.ts';
import { headText } from './head.ts';
import type { Sign } from './signer.ts';

interface Of {
  readonly sign: Sign | null;
  /** What the person must know first. */
  readonly warnings?: readonly Words[];
  /** Those of `verbsOf` when not given. */
  readonly verbs?: readonly Verb[];
}

/** A change for the one person who asked: a preview with all its details, and what may be done next. */
export function shownChange(view: ChangeView, { sign, warnings = [], verbs = verbsOf(view) }: Of): Message {
  const buttons = changeButtons(view, { surface: 'shown', verbs: cardVerbs(verbs), sign });
  return { text: headText(view), blocks: everything(view, { before: warnings.map(warning), buttons }) };
}
