import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { type Actor, ourTeam } from '../../core/actor.ts';
import { code, type Words, words } from '../../core/words.ts';
import { makeBounded } from '../bounded.ts';
import type { Members, Standing } from '../people.ts';

/** The people and groups of a Slack group. */
type Group =
  | { readonly is: 'known'; readonly users: readonly string[]; readonly name: string }
  | { readonly is: 'failed'; readonly because: Words };

/** What Slack says about people, for whoever decides who may do what. */
export interface Directory {
  standing(actor: Actor, fresh: boolean): Promise<Standing>;
  group(id: string, fresh: boolean): Promise<Group>;
}

const fiveMinutes = 300_000;

/** `team` is our own workspace, null as long as Cooper is not connected: then nobody is known. */
export function makeDirectory(of: {
  client: Pick<WebClient, 'usergroups'>;
  people: Members;
  team: () => string | null;
  now: () => Date;
}): Directory {
  const known = makeBounded<Group>({ most: 200, ttl: fiveMinutes, now: of.now });
  return {
    async standing(actor, fresh) {
      if (actor.is !== 'slack') return { is: 'refused', because: words`This is nobody in Slack.` };
      const team = of.team();
      if (team === null) return { is: 'refused', because: words`Cooper is not connected to Slack.`, unsure: true };
      if (actor.team !== team && actor.team !== ourTeam)
        return { is: 'refused', because: words`This person belongs to another workspace.` };
      return of.people.standing({ user: actor.user, team }, fresh);
    },
    async group(id, fresh) {
      const before = fresh ? null : known.get(id);
      if (before !== null) return before;
      const group = await lookUp(of.client, id);
      // What failed is asked again the next time.
      if (group.is === 'known') known.set(id, group);
      return group;
    },
  };
}

/** A group that is switched off is in neither answer («usergroups.list», include_disabled), and gives nobody any right. */
async function lookUp({ usergroups }: Pick<WebClient, 'usergroups'>, id: string): Promise<Group> {
  try {
    const { users } = await usergroups.users.list({ usergroup: id });
    const { usergroups: all = [] } = await usergroups.list();
    const group = all.find((one) => one.id === id);
    if (group === undefined || users === undefined)
      return failed(words`The Slack group ${code(id)} is not there, or is switched off.`);
    return { is: 'known', users, name: group.name ?? group.handle ?? id };
  } catch (error) {
    return failed(whyNot(id, error));
  }
}

const failed = (because: Words): Group => ({ is: 'failed', because });

function whyNot(id: string, error: unknown): Words {
  const what = words`Cooper could not look up the Slack group ${code(id)}`;
  if (error instanceof WebAPIRateLimitedError) return words`${what}: Slack allows no more look-ups for a while.`;
  if (!(error instanceof WebAPIPlatformError)) return words`${what}: Slack did not answer.`;
  const { error: reason, needed } = error.data as { error: string; needed?: unknown };
  if (reason === 'missing_scope') {
    const scope = typeof needed === 'string' && needed !== '' ? needed : 'usergroups:read';
    return words`${what}: its Slack app lacks the scope ${code(scope)}.`;
  }
  if (reason === 'no_such_subteam') return words`There is no Slack group ${code(id)}.`;
  return words`${what}: Slack says ${code(reason)}.`;
}
