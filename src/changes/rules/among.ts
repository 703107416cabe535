import type { Actor } from '../../core/actor.ts';
import type { Words } from '../../core/words.ts';
import type { Rules } from './config.ts';
import type { Directory } from './directory.ts';
import { actorOf, entryOf, slackUsersOf } from './person.ts';
import { sameSlackUser, type Who } from './who.ts';

/** `unknown`: a Slack group that might hold them could not be looked up. */
export type Among = { readonly is: 'yes' | 'no' } | { readonly is: 'unknown'; readonly because: Words };

/** Whether somebody is among those whom the rules name. Groups are asked only where nothing else says yes. */
export async function among(
  rules: Rules,
  who: readonly Who[],
  directory: Directory,
  of: { readonly actor: Actor; readonly fresh: boolean },
): Promise<Among> {
  if (who.some((one) => isNamed(rules, one, of.actor))) return { is: 'yes' };
  const groups = who.flatMap((one) => (one.is === 'group' ? [one.id] : []));
  const answers = await Promise.all(groups.map((id) => inGroup(rules, id, directory, of)));
  return answers.find(({ is }) => is === 'yes') ?? answers.find(({ is }) => is === 'unknown') ?? { is: 'no' };
}

function isNamed(rules: Rules, who: Who, actor: Actor): boolean {
  switch (who.is) {
    case 'person':
      return entryOf(rules, actor)?.name === who.name;
    case 'slack':
      return slackUsersOf(rules, actor).some((user) => sameSlackUser(user, who));
    case 'everyone':
      return true;
    case 'group':
      return false;
  }
}

/** In a terminal somebody is in a Slack group by their Slack account, which must still be a full member's. */
async function inGroup(
  rules: Rules,
  id: string,
  directory: Directory,
  { actor, fresh }: { readonly actor: Actor; readonly fresh: boolean },
): Promise<Among> {
  const group = await directory.group(id, fresh);
  if (group.is === 'failed') return { is: 'unknown', because: group.because };
  const user = slackUsersOf(rules, actor).find((one) => group.users.includes(one.user));
  if (user === undefined) return { is: 'no' };
  const { is } = actor.is === 'slack' ? { is: 'member' } : await directory.standing(actorOf(user), fresh);
  return { is: is === 'member' ? 'yes' : 'no' };
}
