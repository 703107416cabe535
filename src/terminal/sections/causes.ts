import type { Cause, Certainty, Patch } from '../../core/cause.ts';
import { evidenceLine } from '../../core/evidence-line.ts';
import { fixerWords } from '../../core/fixer-names.ts';
import type { CausesSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { capitalised, plain, words } from '../../core/words.ts';
import { hanging } from '../layout.ts';
import { type Look, paint, prose } from '../paint.ts';
import { changed } from './others.ts';
import { wholeDocument } from './whole-document.ts';

const marks = {
  certain: ['✗', 'red'],
  likely: ['✗', 'yellow'],
  possible: ['?', 'yellow'],
} as const satisfies Record<Certainty, readonly [string, string]>;

/**
 * Each cause whole: what it rests on, who can put it right, what to do, and the smallest change. The one that the
 * verdict has named (`said` is its check) does not repeat its name.
 */
export const causesLines = (look: Look, { causes }: CausesSection, said: string | null): readonly string[] =>
  causes.flatMap((cause, nth) => lines(look, cause, nth === 0 && said === `cause/${cause.id}`));

function lines(look: Look, cause: Cause, isNamed: boolean): readonly string[] {
  const { id, title, certainty, because, fixers, next, evidence, patch } = cause;
  const [sign, color] = marks[certainty];
  const lead = `  ${paint(look, color, sign)} `;
  const known = paint(look, 'dim', ` (${id}, ${certainty})`);
  const why = prose(look, words`${capitalised(because)}.`);
  const head = isNamed
    ? [hanging(look, lead, why + known)]
    : [hanging(look, lead, paint(look, 'bold', visibleLine(title)) + known), hanging(look, '    ', why)];
  return [
    ...head,
    ...evidence.map((one) => labelled(look, 'seen', paint(look, 'dim', visibleLine(evidenceLine(one))))),
    ...(fixers.length === 0 ? [] : [labelled(look, 'who', plain(fixerWords(fixers)))]),
    labelled(look, 'do', prose(look, next)),
    ...(patch ? change(look, patch) : []),
    '',
  ];
}

const labelled = (look: Look, label: string, text: string): string =>
  hanging(look, `    ${paint(look, 'bold', label.padEnd(6))}`, text);

function change(look: Look, patch: Patch): readonly string[] {
  const { document, diff, probes } = patch;
  const what = `${visibleLine(document)}: the smallest change, checked with ${probes} requests around it`;
  return [
    labelled(look, 'fix', what),
    ...changed(look, '          ', diff),
    ...wholeDocument(look, patch, (label, text) => labelled(look, label, prose(look, text))),
  ];
}
