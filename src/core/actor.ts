/** Who does something. Slack people are known by workspace and user, everybody in a terminal by their AWS identity. */
export type Actor =
  | { readonly is: 'slack'; readonly team: string; readonly user: string }
  /** `arn` as sts:GetCallerIdentity says it. */
  | { readonly is: 'aws'; readonly arn: string }
  /** Cooper itself: expiry, recovery. */
  | { readonly is: 'cooper' };

/** In place of a workspace's id: our own, where a file names people without it. No id that Slack gives looks like this. */
export const ourTeam = '*';

/** Where it was asked, and so where it is answered. */
export type Origin =
  | { readonly face: 'slack'; readonly team: string; readonly channel: string; readonly thread: string | null }
  | { readonly face: 'terminal' };

/** Who asks a question, and where. */
export interface Asker {
  readonly actor: Actor;
  readonly origin: Origin;
}

/** One text for one actor: `slack:T0/U0`, `aws:arn:…`, `cooper`. */
export function actorId(actor: Actor): string {
  switch (actor.is) {
    case 'slack':
      return `slack:${actor.team}/${actor.user}`;
    case 'aws':
      return `aws:${actor.arn}`;
    case 'cooper':
      return 'cooper';
  }
}
