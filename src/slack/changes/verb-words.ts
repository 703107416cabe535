import type { ConfirmationDialog } from '@slack/types';
import { riskWords, type ChangeView, type Verb } from '../../core/change-view.ts';
import { visibleLine } from '../../core/visible.ts';
import { cut } from '../blocks/cut.ts';
import { limits } from '../limits.ts';
import { placeName } from './place-name.ts';

/** What the buttons say. */
export const verbLabels = {
  request: 'Request approval',
  approve: 'Approve',
  reject: 'Reject',
  cancel: 'Cancel',
  retry: 'Try again',
  undo: 'Undo',
  again: 'Preview again',
  details: 'View details',
  'break-glass': 'Break glass',
} as const satisfies Record<Verb, string>;

/** The one that stands out. What can't be undone never does. */
export const isPrimary = (verb: Verb, { change }: ChangeView): boolean =>
  change.risk !== 'C' && (verb === 'request' || verb === 'approve' || verb === 'retry');

/** What is asked once more before it is done. Only what can't be undone is marked as a danger. Null: nothing is asked. */
export function confirmation(verb: Verb, view: ChangeView): ConfirmationDialog | null {
  const { risk, state } = view.change;
  const asks = verb === 'cancel' && state === 'draft' ? undefined : questions[verb];
  if (asks === undefined) return null;
  const { title, after, writes } = asks;
  const what = writes ? `${named(view)} (${riskWords[risk]}).` : `${named(view)}.`;
  return { ...dialog(title, `${what} ${after}`), ...(writes && risk === 'C' ? { style: 'danger' } : {}) };
}

interface Question {
  readonly title: string;
  readonly after: string;
  readonly writes: boolean;
}

const questions: Readonly<Partial<Record<Verb, Question>>> = {
  approve: {
    title: 'Approve this change?',
    after: 'If it is the last approval that is needed, Cooper applies it.',
    writes: true,
  },
  retry: { title: 'Try it again?', after: 'Cooper reads AWS first.', writes: true },
  reject: { title: 'Reject this change?', after: 'It ends here, for everybody.', writes: false },
  cancel: { title: 'Cancel this change?', after: 'Approvals given so far are void.', writes: false },
};

const named = ({ change }: ChangeView): string =>
  `${cut(visibleLine(change.remedy.title), 80)}, on ${cut(placeName(change.place), 80)}`;

const dialog = (title: string, text: string): ConfirmationDialog => ({
  title: plain(title),
  text: plain(cut(text, limits.confirmText)),
  confirm: plain('Yes'),
  deny: plain('No, go back'),
});

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
