import { type Actor, actorId, ourTeam } from '../../core/actor.ts';
import type { Rules } from './config.ts';
import type { Person } from './rule.ts';
import { sameSlackUser, type SlackUser } from './who.ts';

/** The entry of `people` for whoever this is; null: there is none. */
export function entryOf({ people }: Rules, actor: Actor): Person | null {
  return people.find((person) => isThem(person, actor)) ?? null;
}

function isThem({ slack, aws }: Person, actor: Actor): boolean {
  switch (actor.is) {
    case 'slack':
      return slack.some((user) => sameSlackUser(user, slackUserOf(actor)));
    case 'aws':
      return aws.includes(actor.arn);
    case 'cooper':
      return false;
  }
}

/**
 * The name in `people`, else the id of the user or the ARN: distinct people are counted by this. A Slack user is the same
 * person in each workspace of an organization (Slack, «Building apps in Enterprise Grid»), so here workspaces don't matter.
 */
export function personOf(rules: Rules, actor: Actor): string {
  const listed = entryOf(rules, actor);
  if (listed) return listed.name;
  if (actor.is !== 'slack') return actorId(actor);
  const elsewhere = rules.people.find(({ slack }) => slack.some(({ user }) => user === actor.user));
  return elsewhere?.name ?? `slack:${actor.user}`;
}

/** Whoever was meant by a person of an earlier moment: the file may since have given an id a name. */
export function personNow(rules: Rules, person: string): string {
  const [, user] = /^slack:(?:[^/]*\/)?(.+)$/s.exec(person) ?? [];
  if (user !== undefined) return personOf(rules, actorOf({ team: null, user }));
  return person.startsWith('aws:') ? personOf(rules, { is: 'aws', arn: person.slice('aws:'.length) }) : person;
}

/** All Slack users that this actor is. */
export function slackUsersOf(rules: Rules, actor: Actor): readonly SlackUser[] {
  const own = actor.is === 'slack' ? [slackUserOf(actor)] : [];
  const listed = entryOf(rules, actor)?.slack ?? [];
  return [...own, ...listed.filter((user) => !own.some((one) => sameSlackUser(one, user)))];
}

export const actorOf = ({ team, user }: SlackUser): Actor => ({ is: 'slack', team: team ?? ourTeam, user });

const slackUserOf = ({ team, user }: Extract<Actor, { is: 'slack' }>): SlackUser => ({
  team: team === ourTeam ? null : team,
  user,
});
