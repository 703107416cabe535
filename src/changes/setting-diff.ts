import type { Step } from '../core/change.ts';
import { diffOf } from '../core/diff.ts';
import type { DiffSection } from '../core/report.ts';
import { settingAt } from '../core/setting-names.ts';

/** Before and after as JSON, line by line, in the order in which AWS gave it. */
export function settingDiff({
  place,
  setting,
  before,
  after,
}: Pick<Step, 'place' | 'setting' | 'before' | 'after'>): DiffSection {
  return { is: 'diff', title: settingAt(setting, place), lines: diffOf(linesOf(before), linesOf(after)) };
}

/** What is not there has no lines. */
const linesOf = (value: Step['before']): readonly string[] =>
  value === null ? [] : JSON.stringify(value, null, 2).split('\n');
