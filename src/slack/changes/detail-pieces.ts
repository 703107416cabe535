import type { RichTextSection } from '@slack/types';
import type { Affected, Change, Step } from '../../core/change.ts';
import { type ChangeView, whyOfStep } from '../../core/change-view.ts';
import { diffsOf } from '../../core/setting-diff.ts';
import { settingAt } from '../../core/setting-names.ts';
import { visibleLine } from '../../core/visible.ts';
import { code, type Words, words } from '../../core/words.ts';
import type { Piece } from '../blocks/block.ts';
import { cut } from '../blocks/cut.ts';
import { diff } from '../blocks/diff.ts';
import { bold, bullets, line, prose, richText, said } from '../blocks/rich.ts';
import { titled } from '../blocks/titled.ts';
import { limits } from '../limits.ts';

/** All that a person should know before they decide, most telling first: for members' eyes only, nothing is masked. */
export function detailPieces({ change, onlyShown }: ChangeView): readonly Piece[] {
  const { preview } = change;
  return [
    ...progress(change),
    ...diffsOf(change).flatMap(diff),
    ...affected(preview.affected),
    ...section('What could stop working', preview.loses, 'risk'),
    ...section('What is not known', preview.notKnown, 'open question'),
    ...section('Undo', [undo(change)], 'line'),
    ...section('Also', preview.notes, 'note'),
    ...section('Calls to AWS, and the permissions they need', preview.calls.map(call), 'call'),
    ...section('Who decides', onlyShown === true ? [] : decides(change), 'line'),
  ];
}

const undo = ({ preview }: Change): Words => preview.undoLeaves ?? words`Undo puts back exactly what was there before.`;

const call = ({ call: name, action, resource }: Change['preview']['calls'][number]): Words =>
  words`${code(name)} needs ${code(action)} on ${code(resource)}`;

/** Who may approve stands in the head, as far as it has room for them. */
function decides({ ruled }: Change): readonly Words[] {
  const { approvals, approvers, rule, selfApproval } = ruled;
  const own = selfApproval ? 'Whoever asked counts.' : 'Whoever asked does not count.';
  return [
    words`${approvals === 1 ? 'One person' : `${approvals} different people`} must approve, by the rule ${code(rule)}. ${own}`,
    ...(approvers.length <= limits.listItems ? [] : [words`They may: ${approvers.join(', ')}.`]),
  ];
}

const hows = {
  loses: 'Loses access',
  gains: 'Gains access',
  perhaps: 'Perhaps affected',
} as const satisfies Record<Affected['how'], string>;

function affected(all: readonly Affected[]): readonly Piece[] {
  const title = 'Who is affected';
  if (all.length === 0) return section(title, [words`Cooper found nobody who loses or gains access.`], 'line');
  const lines = Object.entries(hows).flatMap(([how, label]) =>
    all
      .filter((one) => one.how === how)
      .map(({ who, what, evidence }) =>
        line(
          bold(`${label}: `),
          ...prose(who, 400),
          said(' – '),
          ...prose(what, 400),
          said(` (${cut(visibleLine(evidence), 200)})`),
        ),
      ),
  );
  return [heading(title), ...chunks(lines, 'effect')];
}

/** What has become of each step, once any has been begun. */
function progress(change: Change): readonly Piece[] {
  const { steps } = change;
  if (steps.every(({ state }) => state === 'waiting')) return [];
  return section(
    'Steps',
    steps.map((one) => step(change, one)),
    'step',
  );
}

const stepWords = {
  waiting: 'not begun',
  sending: 'being sent, or its outcome is not known',
  written: 'AWS took it',
  verified: 'read back as approved',
  refused: 'AWS refused it, nothing changed',
  undoing: 'being taken back',
  undone: 'taken back',
  stuck: 'is not as it should be, and not taken back: look at it',
} as const satisfies Record<Step['state'], string>;

/** What was never sent AWS did not refuse: Cooper kept it back. */
function step(change: Change, one: Step): Words {
  const { place, setting, state, attempts, requestId } = one;
  const why = whyOfStep(change, one);
  const became = state === 'refused' && attempts === 0 ? 'not sent' : stepWords[state];
  const traced = requestId === null ? [] : words` AWS’s request id: ${code(requestId)}.`;
  const because = why === null ? [] : words` ${why}`;
  return words`${settingAt(setting, place)}: ${became}.${traced}${because}`;
}

function section(title: string, all: readonly Words[], what: string): readonly Piece[] {
  if (all.length === 0) return [];
  return [
    heading(title),
    ...chunks(
      all.map((text) => line(...prose(text, 1_000))),
      what,
    ),
  ];
}

const heading = (title: string): Piece => ({ what: 'heading', count: 1, blocks: [titled(title)] });

function chunks(lines: readonly RichTextSection[], what: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < lines.length; from += limits.listItems) {
    const some = lines.slice(from, from + limits.listItems);
    pieces.push({ what, count: some.length, blocks: [richText(...(lines.length === 1 ? lines : [bullets(some)]))] });
  }
  return pieces;
}
