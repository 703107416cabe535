import { z } from 'zod';
import type { Change, Step } from '../core/change.ts';
import type { Json } from '../core/json.ts';
import type { Plan, PlannedStep, Remedy, Seen } from '../core/remedy.ts';
import type { DiffSection } from '../core/report.ts';
import { sameSetting } from '../core/same-setting.ts';
import { settingDiff } from '../core/setting-diff.ts';
import { settingAt } from '../core/setting-names.ts';
import { target } from '../core/target.ts';
import { code, words } from '../core/words.ts';
import { seenSetting } from './seen-setting.ts';

/**
 * Taking a change back: its steps backwards, to what they promised. The same life, rules and class as any other. Refused
 * where somebody has changed what it wrote: that would be their work, not this change's.
 */
export function undoOf(change: Change, remedy: Remedy): Remedy {
  return {
    id: `undo-${change.remedy.id}`,
    version: 1,
    title: `Undo «${change.remedy.title}»`,
    // What only added is protection more often than not: taking it away can break more than adding it could.
    risk: change.risk === 'A' ? 'B' : change.risk,
    on: remedy.on,
    params: z.unknown(),
    usage: '',
    reads: remedy.reads,
    plan: (seen) => planUndo(change, seen),
  };
}

/** The catalogue's id of the remedy that it all began with: rules that name that one hold for taking it back, too. */
export const undoneId = (id: string): string => id.replace(/^(?:undo-)+/, '');

function planUndo({ id, steps, preview }: Change, seen: Seen): Plan {
  const back = steps.toReversed();
  const changed = steps.filter((step) => isAnother(step, seenSetting(seen, step)));
  if (changed.length > 0)
    return {
      is: 'refused',
      because: words`${changed.map(({ setting, place }) => settingAt(setting, place)).join(' and ')} is not what ${code(id)} wrote any more, so putting back what was before would undo somebody else's work too.`,
      next: words`${code(`changes show ${id}`)} shows what was there before and what it wrote; change it by hand.`,
      diffs: changed.map((step) => sinceThen(step, seenSetting(seen, step) ?? null)),
    };
  return {
    is: 'steps',
    steps: back.map(plannedOf),
    loses: [],
    notes: preview.undoLeaves === null ? [] : [preview.undoLeaves],
    undoLeaves: null,
  };
}

/** What can't be read is not known to be another: that it can't be undone either, is said as of every step. */
const isAnother = ({ setting, after }: Step, now: Json | undefined): boolean =>
  now !== undefined && !sameSetting(setting, now, after);

function sinceThen(step: Step, now: Json): DiffSection {
  const diff = settingDiff({ ...step, before: step.after, after: now });
  return { ...diff, title: `What others changed since: ${diff.title}` };
}

const plannedOf = ({ place, setting, undone }: Step): PlannedStep =>
  ({
    target: target({ bucket: place.bucket ?? '', account: place.account, region: place.region }),
    setting,
    after: undone,
  }) as PlannedStep;
