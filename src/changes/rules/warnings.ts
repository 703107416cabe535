import { nearest } from '../../core/nearest.ts';
import type { RiskClass } from '../../core/remedy.ts';
import { code, type Words, words } from '../../core/words.ts';
import { choosesItsName } from './aws-identity.ts';
import { spelledDuration } from './duration.ts';
import { actorOf, personOf } from './person.ts';
import { hidingRule } from './reach.ts';
import { type Asking, nameOf, type Person, type Rule, type Rules } from './rule.ts';
import { countFor, delayFor, expiryFor } from './ruling.ts';
import type { Who } from './who.ts';

/** What the rules say that can't be meant; of no rules nothing. `remedies` are the ids that there are. */
export function troubles(rules: Rules, remedies: readonly string[]): readonly Words[] {
  if (rules.rules.length === 0) return [];
  return [
    ...(rules.admins.length === 0
      ? [words`${code('admins')} is empty: nobody could switch the lockdown on or off.`]
      : []),
    ...rules.rules.flatMap((rule) => [
      ...unreached(rules, rule),
      ...unknownRemedies(rule, remedies),
      ...(rule.does.is === 'deny' ? [] : [...tooFew(rules, rule, rule.does), ...tooShort(rule, rule.does)]),
    ]),
  ];
}

/** What is as it should be only if something else is, which Cooper does not see. */
export function cautions({ people, source }: Rules): readonly Words[] {
  return [
    ...people.flatMap(({ name, aws, slack }) => onOneFace(name, { aws, slack })),
    ...sessions({ people, source }),
  ];
}

/** Whoever is known by AWS alone is somebody else in Slack, and would count as two people. */
const onOneFace = (name: string, { aws, slack }: Pick<Person, 'aws' | 'slack'>): readonly Words[] =>
  aws.length > 0 && slack.length === 0
    ? [
        words`${name} has no ${code('slack')} id: if they are in the Slack workspace too, they count there as another person, and could approve what they asked for in a terminal. Add their member id.`,
      ]
    : [];

function sessions({ people, source }: Pick<Rules, 'people' | 'source'>): readonly Words[] {
  return people.flatMap(({ name, aws }) =>
    aws
      .filter(choosesItsName)
      .map(
        (arn) =>
          words`${code(arn)} counts as ${name}. Whoever assumes that role chooses the session's name: its trust policy should allow only one to each, by ${code('sts:RoleSessionName')}; else take it out of ${code(source)}.`,
      ),
  );
}

function unreached(rules: Rules, rule: Rule): readonly Words[] {
  if (rule.when.classes.length === 0)
    return [
      words`${code(nameOf(rule))} is about nothing: its ${code('risk')} and its ${code('class')} exclude each other.`,
    ];
  const hiding = hidingRule(rules, rule);
  if (hiding === null) return [];
  const why = hiding.does.is === 'deny' ? 'denies' : 'stands before it and decides';
  return [words`${code(nameOf(rule))} is never reached: ${code(nameOf(hiding))} ${why} all that it is about.`];
}

/** A rule that denies what there is not, forbids nothing. */
function unknownRemedies(rule: Rule, remedies: readonly string[]): readonly Words[] {
  const unknown = (rule.when.remedy ?? []).filter((id) => !remedies.includes(id));
  return unknown.map((id) => {
    const near = nearest(id, remedies);
    const meant = near === null ? words`There is ${remedies.join(', ')}.` : words`Was it ${code(near)}?`;
    return words`${code(nameOf(rule))} is about a remedy that there isn't: ${code(id)}. ${meant}`;
  });
}

/** As far as the file alone says: who is in a Slack group is Slack's to say. */
function tooFew(rules: Rules, rule: Rule, asking: Asking): readonly Words[] {
  const approvers = peopleIn(rules, asking.by);
  if (approvers === null || rule.when.classes.length === 0) return [];
  const count = Math.max(...rule.when.classes.map((risk) => countFor(asking, risk)));
  if (someoneCouldAsk(peopleIn(rules, asking.ask), approvers, { count, self: asking.self })) return [];
  const without = asking.self ? '' : ' Whoever asks does not count.';
  return [
    words`${code(nameOf(rule))} can never have its ${count === 1 ? 'approval' : `${count} approvals`}: it names ${approvers.size === 1 ? '1 person' : `${approvers.size} people`}.${without} Name more, or a Slack group.`,
  ];
}

/** Whether there is anybody whose request could get all its approvals. Null askers: others than the approvers too. */
function someoneCouldAsk(
  askers: ReadonlySet<string> | null,
  approvers: ReadonlySet<string>,
  { count, self }: { readonly count: number; readonly self: boolean },
): boolean {
  if (self || askers === null) return approvers.size >= count;
  return [...askers].some((asker) => approvers.size - (approvers.has(asker) ? 1 : 0) >= count);
}

/** Null: a Slack group or everyone is among them, so the file alone does not say. */
function peopleIn(rules: Rules, who: readonly Who[]): ReadonlySet<string> | null {
  const people = who.map((one) => {
    switch (one.is) {
      case 'person':
        return one.name;
      case 'slack':
        return personOf(rules, actorOf(one));
      case 'group':
      case 'everyone':
        return null;
    }
  });
  const known = people.filter((person) => person !== null);
  return known.length === people.length ? new Set(known) : null;
}

/** It would expire before it may be applied. */
function tooShort(rule: Rule, asking: Asking): readonly Words[] {
  const short = rule.when.classes.find((risk) => expiryFor(asking, risk) <= delayFor(asking, risk));
  return short === undefined ? [] : [tooShortFor(rule, asking, short)];
}

const tooShortFor = (rule: Rule, asking: Asking, risk: RiskClass): Words =>
  words`${code(nameOf(rule))} lets changes of class ${risk} expire after ${spelledDuration(expiryFor(asking, risk))}, but they wait ${spelledDuration(delayFor(asking, risk))} after the last approval: none could be applied. Raise ${code('expires')}.`;
