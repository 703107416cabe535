import type { WebClient } from '@slack/web-api';
import { Refusal } from '../core/errors.ts';
import { code, type Words, words } from '../core/words.ts';
import { makeBounded } from './bounded.ts';

/** Whoever asks, and the workspace that Cooper is installed in. */
export interface Who {
  readonly user: string;
  /** Null only where Slack did not say. */
  readonly team: string | null;
}

export interface People {
  /** Throws `Refusal` for everybody who may not ask. Not being able to tell is a refusal too. */
  admit(who: Who): Promise<void>;
}

/** Whether somebody is a full member, and under which name; or why they may do nothing. */
export type Standing =
  | { readonly is: 'member'; readonly name: string }
  /** `unsure`: Slack did not say. */
  | { readonly is: 'refused'; readonly because: Words; readonly unsure?: true };

export interface Members extends People {
  /** As `admit` judges; `fresh`: anew, whatever is remembered. Not being able to tell is a refusal too. */
  standing(who: Who, fresh: boolean): Promise<Standing>;
}

type User = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

const fiveMinutes = 300_000;

/** Findings name accounts, principals and keys: only full members of our own workspace are told. */
export function makePeople(of: { client: Pick<WebClient, 'users'>; now: () => Date }): Members {
  const known = makeBounded<Standing>({ most: 5_000, ttl: fiveMinutes, now: of.now });
  /** Throws `Refusal` when Slack does not say. */
  const judged = async (who: Who, fresh: boolean): Promise<Standing> => {
    const key = `${who.team} ${who.user}`;
    const before = fresh ? null : known.get(key);
    if (before !== null) return before;
    const user = await lookUp(of.client, who.user);
    const why = whyNot(user, who.team);
    const standing: Standing =
      why === null ? { is: 'member', name: nameOf(user, who) } : { is: 'refused', because: why };
    known.set(key, standing);
    return standing;
  };
  return {
    async admit(who) {
      const standing = await judged(who, false);
      if (standing.is === 'member') return;
      throw new Refusal(standing.because, words`A full member of this workspace can ask for you.`);
    },
    standing: (who, fresh) =>
      judged(who, fresh).catch((error: unknown) => {
        if (error instanceof Refusal) return { is: 'refused', because: error.because, unsure: true };
        throw error;
      }),
  };
}

/** People may leave the name that others call them by empty. */
const nameOf = ({ profile, real_name, name }: User, { user }: Who): string =>
  profile?.display_name || real_name || name || user;

async function lookUp(client: Pick<WebClient, 'users'>, user: string): Promise<User> {
  const found = await client.users.info({ user }).catch((error: unknown) => {
    throw cannotTell(error);
  });
  if (found.user === undefined) throw cannotTell(undefined);
  return found.user;
}

/** Null for a full member. */
export function whyNot(user: User, team: string | null): Words | null {
  if (user.deleted === true) return words`This account is deactivated.`;
  if (user.is_bot === true || user.id === 'USLACKBOT') return words`Cooper answers people, not bots.`;
  if (user.is_restricted === true || user.is_ultra_restricted === true)
    return words`Guests can't ask Cooper: its answers name accounts, roles and keys.`;
  if (user.is_stranger === true || !belongs(user, team))
    return words`People of other workspaces can't ask Cooper: its answers name accounts, roles and keys.`;
  return null;
}

/** On Enterprise Grid a person belongs to several workspaces. */
function belongs({ team_id, enterprise_user }: User, team: string | null): boolean {
  return team !== null && (team_id === team || enterprise_user?.teams?.includes(team) === true);
}

function cannotTell(cause: unknown): Refusal {
  const refusal = new Refusal(
    words`Cooper could not look up who you are (${code('users.info')}), and answers only people it knows.`,
    words`Ask again in a minute. If it stays so, whoever runs Cooper should check its ${code('users:read')} scope.`,
  );
  refusal.cause = cause;
  return refusal;
}
