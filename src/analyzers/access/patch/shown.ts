import type { DiffSection } from '../../../core/report.ts';
import type { PolicyStatement } from '../../../core/settings.ts';
import { withStatements } from './applied.ts';
import type { Change } from './change.ts';
import { diffOf } from '../../../core/diff.ts';

/** What changes, line by line: the statement itself; the whole document where it is new. */
export function shown({ document, before, after }: Change): DiffSection['lines'] {
  if (document === null) return diffOf([], linesOf(withStatements(null, null, after)));
  return diffOf(before === null ? [] : listOf([before]), listOf(after));
}

/** As they stand in the list of a document. */
const listOf = (statements: readonly PolicyStatement[]): readonly string[] =>
  statements.flatMap((statement, nth) => {
    const lines = linesOf(statement);
    return nth === statements.length - 1 ? lines : [...lines.slice(0, -1), `${lines.at(-1)},`];
  });

const linesOf = (value: unknown): readonly string[] => JSON.stringify(value, null, 2).split('\n');
