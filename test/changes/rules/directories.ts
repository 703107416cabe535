import { type Actor, ourTeam } from '../../../src/core/actor.ts';
import { words } from '../../../src/core/words.ts';
import type { Directory } from '../../../src/changes/rules/directory.ts';

const home = 'T0HOME0000';

export const slack = (user: string, team = home): Actor => ({ is: 'slack', team, user });
export const aws = (name: string): Actor => ({ is: 'aws', arn: arnOf(name) });
const arnOf = (name: string): string => `arn:aws:iam::111122223333:user/${name}`;

interface Workspace {
  /** Id → the name that Slack shows. Everybody else is a guest. */
  readonly members: Readonly<Record<string, string>>;
  /** Id → users. Those that aren't here can't be looked up. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

export interface Asked extends Directory {
  /** Each look-up of a group, in order: `S0 fresh`, `S0 cached`. */
  readonly groupsAsked: string[];
}

/** A Slack in memory, for the rules to look people up in. */
export function directoryOf({ members, groups }: Workspace): Asked {
  const groupsAsked: string[] = [];
  return {
    groupsAsked,
    standing: (actor) => {
      const name = actor.is === 'slack' && [home, ourTeam].includes(actor.team) ? members[actor.user] : undefined;
      return Promise.resolve(
        name === undefined ? { is: 'refused', because: words`Guests can't.` } : { is: 'member', name },
      );
    },
    group: (id, fresh) => {
      groupsAsked.push(`${id} ${fresh ? 'fresh' : 'cached'}`);
      const users = groups[id];
      return Promise.resolve(
        users === undefined
          ? { is: 'failed', because: words`Slack did not answer.` }
          : { is: 'known', users, name: id },
      );
    },
  };
}
