import type { InputBlock, ModalView } from '@slack/types';
import { type ChangeView, riskWords, type Verb, verbsOf } from '../../core/change-view.ts';
import type { Change } from '../../core/change.ts';
import { type Words, words } from '../../core/words.ts';
import { visibleLine } from '../../core/visible.ts';
import { counted } from '../blocks/counted.ts';
import { cut } from '../blocks/cut.ts';
import { line, prose, richText } from '../blocks/rich.ts';
import { changeForm } from '../names.ts';
import type { OpenedFrom } from './bound.ts';
import { metadataOf } from './metadata.ts';
import { modal, small } from './modal.ts';
import { placeName } from './place-name.ts';
import { verbLabels } from './verb-words.ts';

/** What is typed into a form, by the block_id of its input. */
export const fields = ['name', 'reason', 'ticket'] as const;
export type Field = (typeof fields)[number];
export type Typed = Readonly<Partial<Record<Field, string>>>;

/** What must be typed before this is done to this change; nothing where a press is enough, or too late. */
export function fieldsOf(verb: Verb, view: ChangeView): readonly Field[] {
  if (!verbsOf(view).includes(verb)) return [];
  const isWrite = verb === 'approve' || verb === 'retry' || verb === 'break-glass';
  const name = view.change.risk === 'C' && isWrite ? (['name'] as const) : [];
  return verb === 'break-glass' ? ['reason', 'ticket', ...name] : name;
}

/** A form for what a button alone must not do. `value` is the signed one that its submission stands for. */
export function form(verb: Verb, view: ChangeView, of: { from: OpenedFrom; value: string }): ModalView {
  const { change } = view;
  const what = words`${verb === 'break-glass' ? 'Apply' : verbLabels[verb]}: ${change.remedy.title}, on ${placeName(change.place)}. ${sentence(riskWords[change.risk])}`;
  const glass = words` You alone answer for it: it is applied at once, the security channel is told, and it will be reviewed.`;
  const about = richText(
    line(...prose(verb === 'break-glass' ? words`${what}${glass}` : words`${what}${later(change)}`)),
  );
  return modal(verbLabels[verb], [about, ...fieldsOf(verb, view).map((field) => input(field, view))], {
    callback_id: changeForm,
    private_metadata: metadataOf(of),
    submit: small(verb === 'break-glass' ? 'Apply' : verbLabels[verb]),
  });
}

/** Until then it can be called off. */
function later({ ruled, place }: Change): Words {
  const minutes = Math.ceil(ruled.delayMs / 60_000);
  if (minutes === 0) return [];
  return words` With the last approval it waits ${counted(minutes, 'minute')} before ${placeName(place)} is touched.`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function input(field: Field, view: ChangeView): InputBlock {
  const { label, hint, most } = inputs[field](view);
  return {
    type: 'input',
    block_id: field,
    label: small(label),
    hint: small(hint),
    element: { type: 'plain_text_input', action_id: 'typed', max_length: most, multiline: field === 'reason' },
  };
}

const inputs: Readonly<Record<Field, (view: ChangeView) => { label: string; hint: string; most: number }>> = {
  name: ({ change }) => ({
    label: change.place.bucket === null ? 'Type the account’s id' : 'Type the bucket’s name',
    hint: `Exactly: ${cut(visibleLine(placeName(change.place)), 80)}`,
    most: 63,
  }),
  reason: () => ({
    label: 'Reason',
    hint: 'Why this can’t wait for approval. Everybody in the channel reads it.',
    most: 500,
  }),
  ticket: () => ({ label: 'Ticket', hint: 'Where this incident is written down.', most: 100 }),
};

/** What is wrong with what was typed, by block_id; nothing where it will do. */
export function faultsIn(typed: Typed, verb: Verb, view: ChangeView): Readonly<Record<string, string>> {
  const faults = fieldsOf(verb, view).flatMap((field) => {
    const fault = faultOf(field, (typed[field] ?? '').trim(), view);
    return fault === null ? [] : [[field, fault] as const];
  });
  return Object.fromEntries(faults);
}

function faultOf(field: Field, text: string, { change }: ChangeView): string | null {
  const { bucket, account } = change.place;
  switch (field) {
    case 'name':
      if (text === (bucket ?? account)) return null;
      return bucket === null ? 'That is not the account’s id.' : 'That is not the bucket’s name.';
    case 'reason':
      return text.length >= 10 ? null : 'Say why, in ten characters or more.';
    case 'ticket':
      return text.length > 0 ? null : 'Name the ticket or the incident.';
  }
}
