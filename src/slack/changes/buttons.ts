import type { ActionsBlock, Button } from '@slack/types';
import type { ChangeView, Verb } from '../../core/change-view.ts';
import { visibleLine } from '../../core/visible.ts';
import { cut } from '../blocks/cut.ts';
import { limits } from '../limits.ts';
import { changeAction, type Surface } from '../names.ts';
import { placeName } from './place-name.ts';
import type { Sign } from './signer.ts';
import { confirmation, isPrimary, verbLabels } from './verb-words.ts';

/** The first few of what may be done, and always the details: three at most. The rest stands in the details. */
export function cardVerbs(all: readonly Verb[]): readonly Verb[] {
  const others = all.filter((verb) => verb !== 'details');
  return [...others.slice(0, limits.changeButtons - 1), ...all.filter((verb) => verb === 'details')];
}

/** Of a draft everything fits; otherwise these are the ones that a card has no room for. */
export const restVerbs = (all: readonly Verb[]): readonly Verb[] =>
  all.filter((verb) => verb !== 'details' && !cardVerbs(all).includes(verb));

/** A row of buttons whose values are signed; without a signer, or without anything to do, there is none. */
export function changeButtons(
  view: ChangeView,
  of: { surface: Surface; verbs: readonly Verb[]; sign: Sign | null },
): readonly ActionsBlock[] {
  const { sign } = of;
  if (sign === null || of.verbs.length === 0) return [];
  return [{ type: 'actions', elements: of.verbs.map((verb) => button(view, of.surface, verb, sign)) }];
}

function button(view: ChangeView, surface: Surface, verb: Verb, sign: Sign): Button {
  const { change } = view;
  const label = verbLabels[verb];
  const confirm = confirmation(verb, view);
  return {
    type: 'button',
    action_id: changeAction(surface, verb),
    value: sign(verb, view),
    text: { type: 'plain_text', text: label, emoji: false },
    accessibility_label: cut(
      `${label}: ${visibleLine(change.remedy.title)} on ${placeName(change.place)}`,
      limits.buttonText,
    ),
    ...(isPrimary(verb, view) ? { style: 'primary' } : {}),
    ...(confirm === null ? {} : { confirm }),
  };
}
