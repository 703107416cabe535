import type { Place } from '../../core/change.ts';
import { riskOf, type RiskClass } from '../../core/remedy.ts';
import { code, listed, type Words, words } from '../../core/words.ts';
import { hours, minutes } from './duration.ts';
import { matches, type Situation } from './matches.ts';
import type { QuietHours } from './quiet-hours.ts';
import { type Asking, nameOf, type Rule, type Rules } from './rule.ts';
import { spelledWho, type Who } from './who.ts';

export { quietUntil } from './quiet-hours.ts';
export type { Situation } from './matches.ts';

/** What the rules demand of one change. */
export interface Ruling {
  /** The rule's name, or `rule 3`. */
  readonly rule: string;
  readonly ask: readonly Who[];
  readonly by: readonly Who[];
  /** Distinct people who must approve. */
  readonly count: number;
  /** Whether the requester's own approval counts. */
  readonly self: boolean;
  /** Milliseconds from the request. */
  readonly expiresMs: number;
  /** Milliseconds between the last approval and applying. */
  readonly delayMs: number;
  /** When nothing is applied, but by break-glass. */
  readonly quiet: QuietHours | null;
  readonly breakGlass: { readonly by: readonly Who[]; readonly postTo: string | null } | null;
  /** Whether it may be asked for and approved from a terminal. */
  readonly terminal: boolean;
}

type Ruled =
  | { readonly is: 'ruled'; readonly ruling: Ruling }
  | { readonly is: 'refused'; readonly because: Words; readonly next: Words };

/**
 * What the rules say of a change. Every rule that denies wins, wherever it stands; else the first that is about it
 * decides; where none is, nobody may. A rule that hangs on tags which can't be read is never passed over.
 */
export function ruleFor(rules: Rules, situation: Situation): Ruled {
  if (rules.rules.length === 0) return notStarted(rules);
  const about = rules.rules
    .map((rule) => ({ rule, match: matches(rule.when, situation) }))
    .filter(({ match }) => match !== 'no');
  const denying = about.filter(({ rule }) => rule.does.is === 'deny');
  const deciding = denying.find(({ match }) => match === 'yes') ?? denying[0] ?? about[0];
  if (deciding === undefined) return noneFits(rules, situation);
  if (deciding.match === 'unknown') return unreadable(deciding.rule, situation);
  return decided(rules, deciding.rule, situation);
}

function decided(rules: Rules, rule: Rule, { risk, face }: Situation): Ruled {
  if (rule.does.is === 'deny')
    return {
      is: 'refused',
      because: words`The rules forbid this (${code(nameOf(rule))} of ${code(rules.source)}): ${rule.does.reason.replace(/\.$/, '')}.`,
      next: words`${keepers(rules)} can change the rule, if that is no longer right.`,
    };
  if (face === 'terminal' && !rule.does.terminal)
    return {
      is: 'refused',
      because: words`Such changes are not asked for from a terminal (${code(nameOf(rule))} of ${code(rules.source)}).`,
      next: words`Ask for it in Slack.`,
    };
  return { is: 'ruled', ruling: rulingOf(rule, rule.does, risk) };
}

/** Where the file says nothing, the usual holds; class C has floors of its own (`audit-and-remedies`: risk classes). */
function rulingOf(rule: Rule, asking: Asking, risk: RiskClass): Ruling {
  return {
    rule: nameOf(rule),
    ask: asking.ask,
    by: asking.by,
    count: countFor(asking, risk),
    self: asking.self,
    expiresMs: expiryFor(asking, risk),
    delayMs: delayFor(asking, risk),
    quiet: asking.quiet,
    breakGlass: asking.breakGlass,
    terminal: asking.terminal,
  };
}

/** One at low risk, two at high; never fewer than two where data is deleted. */
export function countFor({ count }: Asking, risk: RiskClass): number {
  const said = count ?? (riskOf(risk) === 'high' ? 2 : 1);
  return risk === 'C' ? Math.max(said, 2) : said;
}

export const expiryFor = ({ expiresMs }: Asking, risk: RiskClass): number =>
  expiresMs ?? (riskOf(risk) === 'high' ? minutes(30) : hours(8));

/** Where data is deleted there are ten minutes to think better of it. */
export const delayFor = ({ delayMs }: Asking, risk: RiskClass): number =>
  risk === 'C' ? Math.max(delayMs, minutes(10)) : delayMs;

function notStarted({ source }: Rules): Ruled {
  return {
    is: 'refused',
    because: words`Nothing can be changed yet: ${code(source)} has no rules, or isn't there, so nobody may approve.`,
    next: words`Whoever runs Cooper copies ${code('docs/cooper.config.example.yml')} to ${code(source)}, says there who may ask and approve, and tries it with ${code('cooper config check')}.`,
  };
}

function noneFits(rules: Rules, { remedy, risk, place }: Situation): Ruled {
  return {
    is: 'refused',
    because: words`No rule of ${code(rules.source)} lets anybody make this change: ${code(remedy)} (class ${risk}, ${riskOf(risk)} risk) on ${spelledPlace(place)}.`,
    next: words`${keepers(rules)} can add a rule for it; ${code('cooper config check')} shows what the rules say now.`,
  };
}

/** The tags might make the rule apply, and it might forbid. */
function unreadable(rule: Rule, { place, tags }: Situation): Ruled {
  const bucket = spelledPlace(place);
  const about = words`Whether ${code(nameOf(rule))} is about ${bucket} hangs on its tags, and`;
  if (tags.is === 'denied')
    return {
      is: 'refused',
      because: words`${about} Cooper may not read them (${code(tags.action)}).`,
      next: words`Allow ${code(tags.action)} on ${bucket} to the role that Cooper reads with, and ask again.`,
    };
  const why = tags.is === 'failed' ? words` (${tags.why}): ${code(tags.detail)}` : [];
  return {
    is: 'refused',
    because: words`${about} reading them failed${why}.`,
    next: words`Ask again in a minute.`,
  };
}

const spelledPlace = ({ account, bucket }: Place): Words =>
  bucket === null ? words`account ${code(account)} as a whole` : words`${code(bucket)}`;

/** Who looks after the rules, as far as they say it. */
const keepers = ({ admins, source }: Rules): Words =>
  admins.length === 0
    ? words`Whoever looks after ${code(source)}`
    : words`An admin (${listed(
        admins.map((admin) => code(spelledWho(admin))),
        'or',
      )})`;
