import { minutes, parseDuration, spelledDuration } from './duration.ts';
import type { Fault } from './fault.ts';
import { isEndless, parseTime, weekdays } from './quiet-hours.ts';
import { at, entriesOf, isMapping, itemsOf, textsOf } from './raw.ts';
import { outcomeKeys } from './schema.ts';
import { tagKey } from './shapes.ts';
import { perhaps, quoted } from './texts.ts';
import { isPersonName, parseSlackUser, parseWho, sameSlackUser } from './who.ts';

/**
 * Faults that no value has alone. Looked for in the file as it is written, so that they are named together with all
 * others, whatever else is wrong.
 */
export function together(file: unknown): readonly Fault[] {
  const rules = itemsOf(at(file, 'rules'));
  const found = rules.flatMap((rule, nth) =>
    [...outcome(rule), ...lowered(rule), ...hurried(rule), ...unposted(rule, file), ...tags(rule), ...quiet(rule)].map(
      (fault) => ({
        ...fault,
        path: ['rules', nth, ...fault.path],
      }),
    ),
  );
  return [...people(file), ...identities(file), ...named(file), ...sameNames(rules), ...found];
}

/** A rule denies, or it says who approves. */
function outcome(rule: unknown): readonly Fault[] {
  if (!isMapping(rule)) return [];
  const also = outcomeKeys.filter((key) => at(rule, key) !== undefined);
  if (at(rule, 'deny') !== undefined)
    return also.map((key) => ({ path: [key], text: 'the rule denies, so this would never be used: keep one of them' }));
  if (at(rule, 'approve') !== undefined) return [];
  return [{ path: [], text: 'says neither who approves (approve: { by: … }) nor deny: <reason>' }];
}

/** Deleting data takes two people, whatever a rule says. */
function lowered(rule: unknown): readonly Fault[] {
  const onlyC = textsOf(at(rule, 'when', 'class')).every(({ text }) => text === 'C') && at(rule, 'when', 'class');
  const count = at(rule, 'approve', 'count');
  return onlyC && count === '1'
    ? [{ path: ['approve', 'count'], text: 'class C needs at least 2: write 2 or more, or leave it out' }]
    : [];
}

/** What may not be applied before it expires never is. */
function hurried(rule: unknown): readonly Fault[] {
  const [expires, delay] = [at(rule, 'expires'), at(rule, 'delay')].map((text) =>
    typeof text === 'string' ? parseDuration(text) : null,
  );
  // Half an hour is the shorter of the usual two.
  const until = expires ?? minutes(30);
  if (delay === null || delay === undefined || delay < until) return [];
  const text = `is not shorter than the time to expiry (${spelledDuration(until)}), so nothing could be applied: raise expires, or lower it`;
  return [{ path: ['delay'], text }];
}

/** Break-glass is told to somebody, always. */
function unposted(rule: unknown, file: unknown): readonly Fault[] {
  const used = at(rule, 'break_glass');
  if (used === undefined || at(used, 'post_to') !== undefined || at(file, 'security_channel') !== undefined) return [];
  return [
    { path: ['break_glass'], text: 'has no channel to be told in: write post_to here or security_channel above' },
  ];
}

/** Hours that begin when they end might be none or all; and those that never end let nothing be applied. */
function quiet(rule: unknown): readonly Fault[] {
  const hours = at(rule, 'quiet_hours');
  const [from, to] = [at(hours, 'from'), at(hours, 'to')].map((text) =>
    typeof text === 'string' ? parseTime(text) : null,
  );
  if (from === null || to === null || from === undefined || to === undefined) return [];
  const days = textsOf(at(hours, 'days')).map(({ text }) => text);
  const all = weekdays.filter((day) => days.length === 0 || days.includes(day));
  const path = ['quiet_hours'];
  if (from === to) return [{ path, text: 'begins when it ends: for a whole day write from: 00:00 and to: 24:00' }];
  return isEndless({ from, to, days: all })
    ? [{ path, text: 'never ends, so nothing could ever be applied: leave some day or hour free' }]
    : [];
}

function tags(rule: unknown): readonly Fault[] {
  const tags = at(rule, 'when', 'tags');
  if (isMapping(tags) && Object.keys(tags).length === 0)
    return [{ path: ['when', 'tags'], text: 'is empty: name a tag, or leave the key out' }];
  return (
    entriesOf(tags)
      // What is called like that is lost on the way, and the rule would be about every bucket.
      .filter(([key]) => !tagKey.test(key) || key === '__proto__')
      .map(([key]) => ({
        path: ['when', 'tags', key],
        text: 'is no key of a tag: at most 128 letters, digits, spaces and _ . : / = + - @',
      }))
  );
}

function people(file: unknown): readonly Fault[] {
  return entriesOf(at(file, 'people')).flatMap(([name, person]): readonly Fault[] => {
    const path = ['people', name];
    if (!isPersonName(name))
      return [
        {
          path,
          text: 'is no name for a person: begin with a letter or digit, without : and /; not everyone and not cooper',
        },
      ];
    const known = at(person, 'slack') !== undefined || at(person, 'aws') !== undefined;
    return known || !isMapping(person)
      ? []
      : [{ path, text: 'has neither slack nor aws, so Cooper could never know them' }];
  });
}

/** One identity in two people would make one person two. */
function identities(file: unknown): readonly Fault[] {
  const all = entriesOf(at(file, 'people')).flatMap(([name, person]) =>
    (['slack', 'aws'] as const).flatMap((face) =>
      textsOf(at(person, face)).map(({ nth, text }) => ({ name, face, text, path: ['people', name, face, nth] })),
    ),
  );
  return all.flatMap(({ name, face, text, path }, nth): readonly Fault[] => {
    const other = all.slice(0, nth).find((one) => one.face === face && sameIdentity(one.text, text));
    if (other === undefined) return [];
    const whose = other.name === name ? 'is there twice' : `is ${other.name}'s too`;
    return [{ path, text: `${quoted(text)} ${whose}: keep one` }];
  });
}

function sameIdentity(one: string, other: string): boolean {
  const [first, second] = [parseSlackUser(one), parseSlackUser(other)];
  return first !== null && second !== null ? sameSlackUser(first, second) : one === other;
}

/** Whoever is named must be there; and everyone may only ask. */
function named(file: unknown): readonly Fault[] {
  const names = entriesOf(at(file, 'people')).map(([name]) => name);
  return placesOfWho(file).flatMap(({ path, value }) =>
    textsOf(value).flatMap(({ nth, text }): readonly Fault[] => {
      const who = parseWho(text);
      if (who?.is === 'everyone' && path.at(-1) !== 'ask')
        return [{ path: [...path, nth], text: 'everyone may only ask: name people or a Slack group' }];
      if (who?.is !== 'person' || names.includes(who.name)) return [];
      return [{ path: [...path, nth], text: `${quoted(who.name)} is nobody in people: ${perhaps(who.name, names)}` }];
    }),
  );
}

function placesOfWho(file: unknown): readonly { readonly path: Fault['path']; readonly value: unknown }[] {
  const inRule = [['ask'], ['approve', 'by'], ['break_glass', 'by']];
  return [
    { path: ['admins'], value: at(file, 'admins') },
    ...itemsOf(at(file, 'rules')).flatMap((rule, nth) =>
      inRule.map((keys) => ({ path: ['rules', nth, ...keys], value: at(rule, ...keys) })),
    ),
  ];
}

/** Messages and the audit log call a rule by its name. */
function sameNames(rules: readonly unknown[]): readonly Fault[] {
  const names = rules.map((rule) => at(rule, 'name'));
  return names.flatMap((name, nth): readonly Fault[] => {
    const first = names.indexOf(name);
    if (typeof name !== 'string' || first === nth) return [];
    return [{ path: ['rules', nth, 'name'], text: `${quoted(name)} is the name of rule ${first + 1} too` }];
  });
}
