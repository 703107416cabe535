import { type Actor, actorId } from '../../core/actor.ts';
import { code, type Words, words } from '../../core/words.ts';
import type { Rules } from './config.ts';
import { actorOf } from './person.ts';

/** What must be looked up about people, from where they are known. */
export interface Directory {
  /**
   * A full member of our workspace; or why this actor may do nothing: guest, external, bot, deactivated, or it could not
   * be told. The `team` of a Slack actor may be `ourTeam`. `fresh`: not from a cache (high risk); else at most five
   * minutes old.
   */
  standing(actor: Actor, fresh: boolean): Promise<Standing>;
  /** Ids of the users of a Slack group. `fresh`: not from a cache (high risk); else at most five minutes old. */
  group(id: string, fresh: boolean): Promise<Group>;
}

type Standing =
  | { readonly is: 'member'; readonly name: string }
  /** `unsure`: it could not be told. */
  | { readonly is: 'refused'; readonly because: Words; readonly unsure?: true };

export type Group =
  | { readonly is: 'known'; readonly users: readonly string[]; readonly name: string }
  | { readonly is: 'failed'; readonly because: Words };

/** Whoever `people` lists by an AWS identity is somebody in a terminal; everybody else is looked up in Slack, if there is one. */
export function awsDirectory(rules: Rules, slack: Directory | null): Directory {
  return {
    standing(actor, fresh) {
      switch (actor.is) {
        case 'slack':
          return (
            slack?.standing(actor, fresh) ??
            // Whoever has a connection may know them: what they approved is not void because we don't.
            Promise.resolve({ is: 'refused', because: noSlack(actorId(actor)), unsure: true })
          );
        case 'aws':
          return listed(rules, slack, { arn: actor.arn, fresh });
        case 'cooper':
          return Promise.resolve({
            is: 'refused',
            because: words`Cooper asks for nothing and approves nothing itself.`,
          });
      }
    },
    group: (id, fresh) => slack?.group(id, fresh) ?? Promise.resolve({ is: 'failed', because: noSlack(`group:${id}`) }),
  };
}

/** Whoever has left Slack, or is a guest there, is no member because AWS still knows them. Slack's silence says nothing. */
async function listed(
  { people, source }: Rules,
  slack: Directory | null,
  { arn, fresh }: { readonly arn: string; readonly fresh: boolean },
): Promise<Standing> {
  const person = people.find(({ aws }) => aws.includes(arn));
  if (person === undefined) return { is: 'refused', because: words`${code(source)} lists nobody as ${code(arn)}.` };
  const accounts = slack === null ? [] : person.slack.map((user) => slack.standing(actorOf(user), fresh));
  const standings = await Promise.all(accounts);
  const [first] = standings;
  const isGone = standings.every((one) => one.is === 'refused' && one.unsure !== true);
  if (first?.is !== 'refused' || !isGone) return { is: 'member', name: person.name };
  return { is: 'refused', because: words`The Slack account of ${person.name} says no: ${first.because}` };
}

const noSlack = (who: string): Words => words`${code(who)} can't be looked up: there is no connection to Slack here.`;
