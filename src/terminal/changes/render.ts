import type { Affected, Change, Step } from '../../core/change.ts';
import { type ChangeView, headline, paramsOf, riskWords, stateWords, whyOfStep } from '../../core/change-view.ts';
import { diffsOf } from '../../core/setting-diff.ts';
import { settingAt } from '../../core/setting-names.ts';
import { visibleLine } from '../../core/visible.ts';
import { code, type Words, words } from '../../core/words.ts';
import { hanging } from '../layout.ts';
import { type Look, paint, prose } from '../paint.ts';
import { diffLines } from '../sections/others.ts';
import { verdictLine } from '../verdict.ts';
import { moment } from './moment.ts';
import { nextLines } from './next.ts';
import { approvalLines } from './people.ts';
import { title } from './title.ts';

/** A change as a terminal shows it: its state first, then all that is known of it, whole, and how to go on. */
export function renderChange(look: Look, view: ChangeView, now: Date): string {
  const [about = [], ...rest] = changeParts(look, view, now);
  return parted([[head(look, view), ...about], ...rest]);
}

function head(look: Look, view: ChangeView): string {
  const { is, word } = stateWords[view.change.state];
  return verdictLine(look, { is, word, text: headline(view) });
}

const parted = (parts: readonly (readonly string[])[]): string =>
  `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;

/** What came of an act, for whoever has just seen all the rest: how it stands, why, and how to go on. */
export function renderOutcome(look: Look, view: ChangeView, now: Date): string {
  const { change } = view;
  return parted([
    [head(look, view), ...about(look, view, now).slice(0, 1)],
    section(look, 'Why', change.why === null ? [] : [change.why]),
    progress(look, change),
    nextLines(look, view),
    [paint(look, 'dim', `All of it: cooper changes show ${visibleLine(change.id)}`)],
  ]);
}

/** The same without its state, in parts that a line is left free between: for a report that has said it. */
export function changeParts(look: Look, view: ChangeView, now: Date): readonly (readonly string[])[] {
  const { change } = view;
  const { preview } = change;
  return [
    about(look, view, now),
    section(look, 'Why', change.why === null ? [] : [change.why]),
    progress(look, change),
    ...diffsOf(change).map((one) => [title(look, one.title), ...diffLines(look, one)]),
    affected(look, preview.affected),
    section(look, 'What could stop working', preview.loses, '·'),
    section(look, 'Not known', preview.notKnown, paint(look, 'yellow', '?')),
    section(look, 'Undo', [preview.undoLeaves ?? words`Undo puts back exactly what was there before.`]),
    section(look, 'Also', preview.notes, '·'),
    section(look, 'Calls to AWS, and the permissions they need', preview.calls.map(call), '·'),
    approvalLines(look, view, now),
    nextLines(look, view),
  ].filter((lines) => lines.length > 0);
}

function about(look: Look, { change, onlyShown }: ChangeView, now: Date): readonly string[] {
  const { id, revision, remedy, place, risk, requesterPerson, createdAt, undoes, followedBy } = change;
  const where =
    place.bucket === null
      ? words`account ${code(place.account)}`
      : words`${code(place.bucket)} (account ${code(place.account)}, ${place.region})`;
  const named = onlyShown === true ? 'Only shown, not stored' : `Change ${visibleLine(id)}, preview ${revision}`;
  const links = [
    ...(undoes === null ? [] : [words`It undoes ${code(undoes)}.`]),
    ...(followedBy === null ? [] : [words`It was followed by ${code(followedBy)}.`]),
  ];
  return [
    hanging(look, '', prose(look, words`${remedy.title}${paramsOf(change)}: ${where}`)),
    hanging(look, '', paint(look, 'dim', `Class ${risk}, ${riskWords[risk]}.`)),
    hanging(
      look,
      '',
      paint(look, 'dim', `${named}, asked by ${visibleLine(requesterPerson)}, ${moment(createdAt, now)}.`),
    ),
    ...links.map((link) => hanging(look, '', prose(look, link))),
  ];
}

const call = ({ call: name, action, resource }: Change['preview']['calls'][number]): Words =>
  words`${code(name)} needs ${code(action)} on ${code(resource)}`;

const stepWords = {
  waiting: ['·', 'dim', 'not begun'],
  sending: ['?', 'yellow', 'sent, and its outcome is not known yet'],
  written: ['·', 'cyan', 'AWS took it, and it is not read back yet'],
  verified: ['✓', 'green', 'read back as it was approved'],
  refused: ['✗', 'red', 'AWS refused it, and nothing changed'],
  undoing: ['?', 'yellow', 'being taken back'],
  undone: ['·', 'cyan', 'taken back'],
  stuck: ['✗', 'red', 'is not as it should be, and not taken back: somebody must look at it'],
} as const satisfies Record<Step['state'], readonly [string, string, string]>;

const keptBack = ['✗', 'red', 'not sent'] as const;

/** What has become of each step, once any has been begun. */
function progress(look: Look, change: Change): readonly string[] {
  const { steps } = change;
  if (steps.every(({ state }) => state === 'waiting')) return [];
  const lines = steps.map((step) => {
    const { place, setting, state, attempts, requestId } = step;
    const why = whyOfStep(change, step);
    // What was never sent AWS did not refuse: Cooper kept it back.
    const [sign, color, said] = state === 'refused' && attempts === 0 ? keptBack : stepWords[state];
    const because = why === null ? [] : words`: ${why.replace(/\.$/, '')}`;
    const traced = requestId === null ? [] : words`. AWS’s request id: ${code(requestId)}`;
    return hanging(
      look,
      `  ${paint(look, color, sign)} `,
      prose(look, words`${settingAt(setting, place)}: ${said}${because}${traced}`),
    );
  });
  return [title(look, 'Steps'), ...lines];
}

const hows = {
  loses: ['✗', 'red', 'loses'],
  gains: ['!', 'yellow', 'gains'],
  perhaps: ['?', 'yellow', 'perhaps'],
} as const satisfies Record<Affected['how'], readonly [string, string, string]>;

function affected(look: Look, all: readonly Affected[]): readonly string[] {
  const head = title(look, 'Who is affected');
  if (all.length === 0) return [head, hanging(look, '  ', 'Cooper found nobody who loses or gains access.')];
  const lines = Object.entries(hows).flatMap(([how, [sign, color, word]]) =>
    all
      .filter((one) => one.how === how)
      .map(({ who, what, evidence }) => {
        const rests = paint(look, 'dim', `(${visibleLine(evidence)})`);
        return hanging(
          look,
          `  ${paint(look, color, `${sign} ${word.padEnd(7)}`)}  `,
          `${prose(look, words`${who}: ${what}`)} ${rests}`,
        );
      }),
  );
  return [head, ...lines];
}

function section(look: Look, name: string, all: readonly Words[], sign = ''): readonly string[] {
  const lead = sign === '' ? '  ' : `  ${sign} `;
  return all.length === 0 ? [] : [title(look, name), ...all.map((text) => hanging(look, lead, prose(look, text)))];
}
