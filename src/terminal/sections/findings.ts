import { evidenceLine } from '../../core/evidence-line.ts';
import type { Finding, Outcome } from '../../core/finding.ts';
import type { FindingsSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { plain } from '../../core/words.ts';
import { hanging } from '../layout.ts';
import { type Look, paint, prose } from '../paint.ts';

const marks = {
  fail: ['✗', 'red'],
  unknown: ['?', 'yellow'],
  pass: ['✓', 'green'],
  'not applicable': ['–', 'dim'],
} as const satisfies Record<Outcome['is'], readonly [string, string]>;

/**
 * Fails in full, everything else in a line each: nothing is left out of a terminal. The check that `said` names spoke
 * in the verdict already, so its words are not repeated.
 */
export function findingsLines(look: Look, { findings }: FindingsSection, said: string | null): readonly string[] {
  return findings.flatMap((finding) => lines(look, finding, said === finding.check));
}

function lines(look: Look, { title, severity, outcome }: Finding, isSaid: boolean): readonly string[] {
  const lead = `  ${mark(look, outcome)} `;
  const because = prose(look, outcome.because);
  if (outcome.is !== 'fail')
    return [hanging(look, lead, `${title} ${paint(look, 'dim', `– ${because}${missing(outcome)}`)}`)];
  return [
    hanging(look, lead, `${paint(look, 'bold', `Not true: ${title}`)}${paint(look, 'dim', ` (${severity})`)}`),
    ...(isSaid ? [] : [hanging(look, '    ', because)]),
    hanging(look, `    ${paint(look, 'bold', 'do')}  `, prose(look, outcome.next)),
    ...evidence(look, outcome),
    '',
  ];
}

/** Permissions that the reason does not name already. */
function missing(outcome: Outcome): string {
  if (outcome.is !== 'unknown') return '';
  const needs = outcome.needs.filter((action) => !plain(outcome.because).includes(action));
  return needs.length === 0 ? '' : `; needs ${needs.join(', ')}`;
}

function evidence(look: Look, { evidence: seen }: Extract<Outcome, { is: 'fail' }>): readonly string[] {
  return seen.map((one) =>
    hanging(look, `    ${paint(look, 'dim', 'saw')} `, paint(look, 'dim', visibleLine(evidenceLine(one)))),
  );
}

function mark(look: Look, outcome: Outcome): string {
  const [sign, color] = marks[outcome.is];
  return paint(look, color, sign);
}
