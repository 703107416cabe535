import type { Change, Step } from './change.ts';
import { diffOf } from './diff.ts';
import type { DiffSection } from './report.ts';
import { settingAt } from './setting-names.ts';

/** Before and after as JSON, line by line, in the order in which AWS gave it. */
export function settingDiff({
  place,
  setting,
  before,
  after,
}: Pick<Step, 'place' | 'setting' | 'before' | 'after'>): DiffSection {
  return { is: 'diff', title: settingAt(setting, place), lines: diffOf(linesOf(before), linesOf(after)) };
}

/**
 * What the preview shows; where others have changed it since, that first. With both, a person sees what was there, what is
 * there now, and what the change would leave.
 */
export function diffsOf({ steps, preview }: Pick<Change, 'steps' | 'preview'>): readonly DiffSection[] {
  const others = steps.flatMap((step) => {
    if (step.found === null) return [];
    const diff = settingDiff({ ...step, after: step.found.is });
    return [{ ...diff, title: `What others changed: ${diff.title}` }];
  });
  if (others.length === 0) return preview.diffs;
  return [...others, ...preview.diffs.map((diff) => ({ ...diff, title: `What was previewed: ${diff.title}` }))];
}

/** What is not there has no lines. */
const linesOf = (value: Step['before']): readonly string[] =>
  value === null ? [] : JSON.stringify(value, null, 2).split('\n');
