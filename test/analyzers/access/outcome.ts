import { diagnosis } from '../../../src/analyzers/access/index.ts';
import type { Facts } from '../../../src/core/facts.ts';
import type { Outcome } from '../../../src/core/finding.ts';
import { findingsOf } from '../../../src/core/report.ts';
import { plain } from '../../../src/core/words.ts';

/** What one check said in a diagnosis of these facts. */
export function outcome(facts: Facts, check: string): Outcome {
  const found = findingsOf(diagnosis(facts)).find((finding) => finding.check === `access/${check}`);
  if (!found) throw new Error(`no such check: ${check}`);
  return found.outcome;
}

export const because = (facts: Facts, check: string): string => plain(outcome(facts, check).because);

export const verdict = (facts: Facts): string => plain(diagnosis(facts).verdict.text);

/** The rows of a table of the diagnosis, by its first cell. */
export function row(facts: Facts, first: string): readonly (string | number | null)[] | undefined {
  return diagnosis(facts)
    .sections.flatMap((section) => (section.is === 'table' ? section.rows : []))
    .find(([cell]) => cell === first);
}
