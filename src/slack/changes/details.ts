import type { ModalView } from '@slack/types';
import { type ChangeView, verbsOf } from '../../core/change-view.ts';
import { modalBudget } from '../blocks/fit.ts';
import type { OpenedFrom } from './bound.ts';
import { changeButtons, restVerbs } from './buttons.ts';
import { everything } from './everything.ts';
import { metadataOf } from './metadata.ts';
import { modal } from './modal.ts';
import type { Sign } from './signer.ts';

/** Everything about a change, with the buttons that its card had no room for. */
export function detailsModal(view: ChangeView, of: { sign: Sign | null; from: OpenedFrom }): ModalView {
  const buttons = changeButtons(view, { surface: 'modal', verbs: restVerbs(verbsOf(view)), sign: of.sign });
  const blocks = everything(view, { buttons, budget: modalBudget });
  return modal('Change', blocks, { private_metadata: metadataOf({ from: of.from }) });
}
