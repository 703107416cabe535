import type { Finding, Outcome } from '../../core/finding.ts';
import type { FindingsSection } from '../../core/report.ts';
import { limits } from '../limits.ts';
import type { Piece, Showing } from './block.ts';
import { counted } from './counted.ts';
import { briefFinding, fullFinding } from './finding.ts';
import { foldedLine } from './folded-lines.ts';
import { bullets, richText } from './rich.ts';
import { titled } from './titled.ts';

/**
 * Findings in the report's order: fails in full, the rest one line each; or, folded, one line that counts them.
 * `said` is the check whose words the verdict has.
 */
export function findings(section: FindingsSection, showing: Showing, said: string | null): readonly Piece[] {
  if (section.findings.length === 0) return [];
  if (section.folded && showing === 'brief') return [folded(section)];
  return [{ what: 'heading', count: 1, blocks: [titled(section.title)] }, ...listed(section.findings, said)];
}

const folded = ({ title, findings: all }: FindingsSection): Piece => foldedLine(`${title}: ${tallied(all)}`);

/** «2 checks failed, 1 check could not be done, 9 checks passed». */
function tallied(all: readonly Finding[]): string {
  const words = {
    fail: 'failed',
    unknown: 'could not be done',
    pass: 'passed',
    'not applicable': 'did not apply',
  } as const satisfies Record<Outcome['is'], string>;
  return Object.entries(words)
    .map(([is, word]) => ({ word, count: all.filter(({ outcome }) => outcome.is === is).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${counted(count, 'check')} ${word}`)
    .join(', ');
}

function listed(all: readonly Finding[], said: string | null): readonly Piece[] {
  const pieces: Piece[] = [];
  let run: Finding[] = [];
  let full = 0;
  const flush = () => {
    if (run.length > 0) pieces.push(briefly(run));
    run = [];
  };
  for (const finding of all) {
    if (finding.outcome.is === 'fail' && full < limits.fullFindings) {
      flush();
      full += 1;
      pieces.push({ what: 'finding', count: 1, blocks: fullFinding(finding, finding.check === said) });
      continue;
    }
    run.push(finding);
    if (run.length === limits.listItems) flush();
  }
  flush();
  return pieces;
}

const briefly = (run: readonly Finding[]): Piece => ({
  what: 'finding',
  count: run.length,
  blocks: [richText(bullets(run.map(briefFinding)))],
});
