import type { Finding, Outcome } from '../../core/finding.ts';
import type { FindingsSection } from '../../core/report.ts';
import { visibleLine } from '../../core/visible.ts';
import { hanging } from '../layout.ts';
import { type Look, paint, prose } from '../paint.ts';

const marks = {
  fail: ['✗', 'red'],
  unknown: ['?', 'yellow'],
  pass: ['✓', 'green'],
  'not applicable': ['–', 'dim'],
} as const satisfies Record<Outcome['is'], readonly [string, string]>;

/** Folded findings take one line each: nothing is left out of a terminal. */
export function findingsLines(look: Look, { findings, folded }: FindingsSection): readonly string[] {
  return findings.flatMap((finding) => (folded ? [brief(look, finding)] : full(look, finding)));
}

function brief(look: Look, { title, outcome }: Finding): string {
  return hanging(
    look,
    `  ${mark(look, outcome)} `,
    `${title} ${paint(look, 'dim', `– ${prose(look, outcome.because)}`)}`,
  );
}

function full(look: Look, { title, severity, outcome }: Finding): readonly string[] {
  const lines = [
    hanging(look, `  ${mark(look, outcome)} `, `${prose(look, outcome.because)}`),
    hanging(look, '    ', paint(look, 'dim', `${severity}; expected: ${title}`)),
  ];
  return [...lines, ...details(look, outcome), ''];
}

function details(look: Look, outcome: Outcome): readonly string[] {
  switch (outcome.is) {
    case 'fail':
      return [
        hanging(look, `    ${paint(look, 'bold', 'do')}    `, prose(look, outcome.next)),
        ...evidence(look, outcome),
      ];
    case 'unknown':
      return outcome.needs.length === 0 ? [] : [hanging(look, '    needs ', outcome.needs.join(', '))];
    case 'pass':
    case 'not applicable':
      return [];
  }
}

function evidence(look: Look, { evidence: seen }: Extract<Outcome, { is: 'fail' }>): readonly string[] {
  return seen.map(({ call, saw }) =>
    hanging(
      look,
      `    ${paint(look, 'dim', 'saw')}   `,
      paint(look, 'dim', `${call} → ${visibleLine(JSON.stringify(saw) ?? 'nothing')}`),
    ),
  );
}

function mark(look: Look, outcome: Outcome): string {
  const [sign, color] = marks[outcome.is];
  return paint(look, color, sign);
}
