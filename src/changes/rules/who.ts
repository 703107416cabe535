/** Somebody whom the rules name. */
export type Who =
  /** By a name of `people`. */
  | { readonly is: 'person'; readonly name: string }
  /** `team` is null where the file names none: of our own workspace. */
  | { readonly is: 'slack'; readonly team: string | null; readonly user: string }
  /** A Slack user group. */
  | { readonly is: 'group'; readonly id: string }
  /** Every full member of our workspace. */
  | { readonly is: 'everyone' };

/** A Slack user as the file names one. */
export type SlackUser = Omit<Extract<Who, { is: 'slack' }>, 'is'>;

/**
 * Ids as Slack gives them out: users begin with U or W (Slack changelog, «User ID format changes», 2016), workspaces with
 * T, organizations with E, user groups with S, channels with C or G. Strict, so that a name is not taken for an id.
 */
const slackUser = /^(?:(?<team>[TE][A-Z0-9]{5,})\/)?(?<user>[UW][A-Z0-9]{5,})$/;
const slackGroup = /^S[A-Z0-9]{5,}$/;
const slackChannel = /^[CG][A-Z0-9]{5,}$/;

/** No colon and no slash, so that no name looks like an id of somebody else. */
const personName = /^[\p{L}\d][\p{L}\d ._'’-]{0,63}$/u;
const reserved: readonly string[] = ['everyone', 'cooper'];

export const isPersonName = (text: string): boolean => personName.test(text) && !reserved.includes(text.toLowerCase());

export const isChannel = (text: string): boolean => slackChannel.test(text);

/** `U…`, or `T…/U…` where Cooper serves several workspaces. Null: neither. */
export function parseSlackUser(text: string): SlackUser | null {
  const parts = slackUser.exec(text)?.groups;
  return parts?.['user'] === undefined ? null : { team: parts['team'] ?? null, user: parts['user'] };
}

/** `marcus`, `slack:U…`, `slack:T…/U…`, `group:S…`, `everyone`. Null: none of these. */
export function parseWho(text: string): Who | null {
  if (text === 'everyone') return { is: 'everyone' };
  if (text.startsWith('slack:')) {
    const user = parseSlackUser(text.slice('slack:'.length));
    return user && { is: 'slack', ...user };
  }
  if (text.startsWith('group:')) {
    const id = text.slice('group:'.length);
    return slackGroup.test(id) ? { is: 'group', id } : null;
  }
  return isPersonName(text) ? { is: 'person', name: text } : null;
}

/** As the file writes it. */
export function spelledWho(who: Who): string {
  switch (who.is) {
    case 'person':
      return who.name;
    case 'slack':
      return `slack:${spelledSlackUser(who)}`;
    case 'group':
      return `group:${who.id}`;
    case 'everyone':
      return 'everyone';
  }
}

export const spelledSlackUser = ({ team, user }: SlackUser): string => (team === null ? user : `${team}/${user}`);

/** A user named without a workspace is one of ours. */
export const sameSlackUser = (one: SlackUser, other: SlackUser): boolean =>
  one.user === other.user && (one.team === null || other.team === null || one.team === other.team);
