import type { RiskClass } from '../../core/remedy.ts';
import { spelledDuration } from './duration.ts';
import { type QuietHours, spelledTime, weekdays } from './quiet-hours.ts';
import type { Asking, Rule, When } from './rule.ts';
import { countFor, delayFor, expiryFor } from './ruling.ts';
import { spelledWho, type Who } from './who.ts';

/** A rule as a row of a table, in plain words. */
export interface RuleInWords {
  readonly about: string;
  readonly asks: string;
  readonly approves: string;
  /** How many distinct people. */
  readonly count: string;
  readonly expires: string;
  /** What else it says; empty where it says nothing else. */
  readonly also: string;
}

export function inWords({ when, does }: Rule): RuleInWords {
  const about = aboutOf(when);
  if (does.is === 'deny') {
    const nobody = 'nobody';
    return { about, asks: nobody, approves: nobody, count: '-', expires: '-', also: `denied: ${does.reason}` };
  }
  return {
    about,
    asks: whoOf(does.ask),
    approves: whoOf(does.by),
    count: byClass(when.classes, (risk) => String(countFor(does, risk))),
    expires: byClass(when.classes, (risk) => spelledDuration(expiryFor(does, risk))),
    also: alsoOf(does, when.classes),
  };
}

const whoOf = (who: readonly Who[]): string => who.map(spelledWho).join(', ');

function aboutOf({ classes, account, bucket, tags, channel, remedy }: When): string {
  const parts = [
    classesOf(classes),
    ...named('remedy', remedy),
    ...named('account', account),
    ...named('bucket', bucket),
    ...(tags ?? []).map(({ key, values }) => `tag ${key}: ${values.join(' or ')}`),
    ...named('asked in', channel),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'everything' : parts.join('; ');
}

const named = (what: string, values: readonly string[] | null) =>
  values === null ? [] : [`${what} ${values.join(' or ')}`];

function classesOf(classes: readonly RiskClass[]): string {
  const spelled = classes.join('');
  const risks: Readonly<Record<string, string>> = { ABC: '', A: 'low risk (A)', BC: 'high risk (B, C)', '': 'nothing' };
  return risks[spelled] ?? `class ${classes.join(' or ')}`;
}

/** One answer where it is the same for all classes; else one for each: `1 (A), 2 (B, C)`. */
function byClass(classes: readonly RiskClass[], of: (risk: RiskClass) => string): string {
  const answers = Map.groupBy(classes, of);
  if (answers.size < 2) return [...answers.keys()].join('');
  return [...answers].map(([answer, those]) => `${answer} (${those.join(', ')})`).join(', ');
}

function alsoOf(asking: Asking, classes: readonly RiskClass[]): string {
  const waits = byClass(
    classes.filter((risk) => delayFor(asking, risk) > 0),
    (risk) => spelledDuration(delayFor(asking, risk)),
  );
  const onlyC = asking.delayMs === 0 && classes.length > 1 ? ' (C)' : '';
  const { breakGlass, quiet, self, terminal } = asking;
  return [
    self ? 'may approve their own' : '',
    waits === '' ? '' : `waits ${waits}${onlyC} after the last approval`,
    quiet === null ? '' : `quiet ${quietInWords(quiet)}`,
    breakGlass === null ? '' : `break-glass: ${whoOf(breakGlass.by)}, told in ${breakGlass.postTo ?? 'no channel'}`,
    terminal ? '' : 'not from a terminal',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** `mon, tue 18:00–08:00 (Europe/Berlin)` */
export function quietInWords({ zone, from, to, days }: QuietHours): string {
  const when = weekdays.every((day) => days.includes(day)) ? 'daily' : days.join(', ');
  return `${when} ${spelledTime(from)}–${spelledTime(to)} (${zone})`;
}
