import { riskOf, type RiskClass } from '../../core/remedy.ts';
import { code, listed, type Words, words } from '../../core/words.ts';
import type { Rules } from './config.ts';
import type { Directory, Group } from './directory.ts';
import { actorOf, personNow, personOf } from './person.ts';
import type { Ruling } from './ruling.ts';
import type { Person } from './rule.ts';
import type { SlackUser, Who } from './who.ts';

export interface Approvers {
  /** Those who were looked at, which is enough of them: each person with the name that Slack shows. */
  readonly people: readonly { readonly person: string; readonly name: string }[];
  /** How many more are named who were not looked at. */
  readonly more: number;
  /** False: fewer distinct people than the rule demands, so nobody should be asked. */
  readonly enough: boolean;
  /** Why there are not enough; null where there are. */
  readonly because: Words | null;
}

/** One person who is named, by whatever they are known. */
interface Candidate {
  readonly person: string;
  readonly slack: readonly SlackUser[];
  readonly isListedInAws: boolean;
}

interface Member extends Candidate {
  readonly name: string;
}

/** Each look-up is a call to Slack, and nobody reads a hundred names. */
const atOnce = 20;

/**
 * Who could approve, by name: without the requester unless their own approval counts, and without those who left. Slack
 * groups are looked up anew at high risk; a failed look-up is not enough, with the reason.
 */
export async function approversOf(
  rules: Rules,
  ruling: Ruling,
  directory: Directory,
  requesterPerson: string,
  risk: RiskClass,
): Promise<Approvers> {
  const named = await candidates(rules, ruling.by, directory, riskOf(risk) === 'high');
  const requester = personNow(rules, requesterPerson);
  const others = named.all.filter(({ person }) => ruling.self || person !== requester);
  const { members, left } = await membersOf(directory, others, ruling);
  const because = named.failed ?? tooFew(ruling, members);
  return {
    people: members.map(({ person, name }) => ({ person, name })),
    more: left,
    enough: because === null,
    because,
  };
}

function tooFew({ rule, count, self }: Ruling, members: readonly Member[]): Words | null {
  if (members.length >= count) return null;
  const needed = count === 1 ? '1 approval' : `approvals of ${count} people`;
  const names = members.map(({ name }) => name);
  const there = names.length === 0 ? words`nobody could give one` : words`only ${listed(names)} could give one`;
  return words`${code(rule)} demands ${needed}${self ? '' : ', without whoever asks'}, and ${there}.`;
}

/** Everybody whom these name, each person once. */
async function candidates(rules: Rules, who: readonly Who[], directory: Directory, fresh: boolean) {
  const found = await Promise.all(who.map((one) => namedBy(rules, one, directory, fresh)));
  const all = new Map(found.flatMap(({ all }) => all).map((candidate) => [candidate.person, candidate]));
  return { all: [...all.values()], failed: found.find(({ failed }) => failed !== null)?.failed ?? null };
}

async function namedBy(rules: Rules, who: Who, directory: Directory, fresh: boolean) {
  switch (who.is) {
    case 'person':
      return { all: rules.people.filter(({ name }) => name === who.name).map(ofPerson), failed: null };
    case 'slack':
      return { all: [ofUser(rules, who)], failed: null };
    case 'group':
      return inGroup(rules, await directory.group(who.id, fresh));
    case 'everyone':
      return { all: [], failed: null };
  }
}

const inGroup = (rules: Rules, group: Group) =>
  group.is === 'known'
    ? { all: group.users.map((user) => ofUser(rules, { team: null, user })), failed: null }
    : { all: [], failed: group.because };

const ofPerson = ({ name, slack, aws }: Person): Candidate => ({
  person: name,
  slack,
  isListedInAws: aws.length > 0,
});

function ofUser(rules: Rules, user: SlackUser): Candidate {
  const person = personOf(rules, actorOf(user));
  const entry = rules.people.find(({ name }) => name === person);
  return entry ? ofPerson(entry) : { person, slack: [user], isListedInAws: false };
}

/** Looks at so many at a time until there are enough; `left` were not looked at. */
async function membersOf(
  directory: Directory,
  all: readonly Candidate[],
  { count, terminal }: Pick<Ruling, 'count' | 'terminal'>,
) {
  const members: Member[] = [];
  let looked = 0;
  while (looked < all.length && members.length < count) {
    const some = all.slice(looked, looked + atOnce);
    const found = await Promise.all(some.map((candidate) => memberOf(directory, candidate, terminal)));
    members.push(...found.flatMap((member) => member ?? []));
    looked += some.length;
  }
  return { members, left: all.length - looked };
}

/** Null: nobody who may approve, on any face. Named as Slack names them. */
async function memberOf(directory: Directory, candidate: Candidate, terminal: boolean): Promise<Member | null> {
  const standings = await Promise.all(
    candidate.slack.map(async (user) => ({ user, standing: await directory.standing(actorOf(user), false) })),
  );
  const good = standings.flatMap(({ user, standing }) =>
    standing.is === 'member' ? [{ user, name: standing.name }] : [],
  );
  const [first] = good;
  // Whoever is known by AWS alone acts in a terminal.
  if (first === undefined && !(candidate.isListedInAws && terminal)) return null;
  return { ...candidate, slack: good.map(({ user }) => user), name: first?.name ?? candidate.person };
}
