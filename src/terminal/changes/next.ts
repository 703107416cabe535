import { type ChangeView, nextStep, type Verb, verbsOf } from '../../core/change-view.ts';
import { visibleLine } from '../../core/visible.ts';
import { hanging, padded } from '../layout.ts';
import { type Look, paint, prose } from '../paint.ts';
import { title } from './title.ts';

/** What each act is called, and how it is typed. What this shows already needs no command. */
const commands: Readonly<Record<Exclude<Verb, 'details'>, string>> = {
  request: 'Ask for approval',
  approve: 'Approve it',
  reject: 'Reject it',
  cancel: 'Call it off',
  retry: 'Try it again',
  undo: 'Undo it',
  again: 'Preview it again',
  'break-glass': 'Emergency, alone',
};

/** How to go on: what to do, and the commands that do it. Who may is decided when they are typed. */
export function nextLines(look: Look, view: ChangeView): readonly string[] {
  const step = nextStep(view);
  const verbs = verbsOf(view).filter((verb) => verb !== 'details');
  const widest = Math.max(...verbs.map((verb) => commands[verb].length), 0);
  const lines = [
    ...(step === null ? [] : [hanging(look, '  ', prose(look, step))]),
    ...verbs.map((verb) =>
      hanging(look, `  ${padded(commands[verb], widest)}  `, paint(look, 'cyan', command(verb, view.change.id))),
    ),
  ];
  return lines.length === 0 ? [] : [title(look, 'Next'), ...lines];
}

const command = (verb: Verb, id: string): string => `cooper changes ${verb} ${visibleLine(id)}`;
