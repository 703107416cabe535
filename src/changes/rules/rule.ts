import type { RiskClass } from '../../core/remedy.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { SlackUser, Who } from './who.ts';

/** Who may change what: `cooper.config.yml`, read. */
export interface Rules {
  /** Who may switch the lockdown. */
  readonly admins: readonly Who[];
  readonly people: readonly Person[];
  /** In the file's order. */
  readonly rules: readonly Rule[];
  /** Where requests are posted that come from a terminal, or from where Cooper is no member. A Slack channel's id. */
  readonly requestsChannel: string | null;
  readonly securityChannel: string | null;
  /** The file's name, for messages. */
  readonly source: string;
}

/** One person, however many faces they come by. No identity is in two people. */
export interface Person {
  readonly name: string;
  readonly slack: readonly SlackUser[];
  /** ARNs of IAM users and of single role sessions, as sts:GetCallerIdentity says them. */
  readonly aws: readonly string[];
}

export interface Rule {
  /** From 1, as in the file. */
  readonly nth: number;
  readonly name: string | null;
  readonly when: When;
  readonly does: Denying | Asking;
}

/** All of it must be so; null is «whatever it is». */
export interface When {
  /** From `risk` and `class` together; empty where they contradict each other. */
  readonly classes: readonly RiskClass[];
  readonly account: readonly string[] | null;
  /** Patterns. They never fit a change of an account as a whole. */
  readonly bucket: readonly string[] | null;
  /** Each key must be there with one of its values (patterns). */
  readonly tags: readonly { readonly key: string; readonly values: readonly string[] }[] | null;
  /** Slack channels' ids. They never fit a question from a terminal. */
  readonly channel: readonly string[] | null;
  readonly remedy: readonly string[] | null;
}

interface Denying {
  readonly is: 'deny';
  readonly reason: string;
}

/** What the file says; null where it says nothing and the usual holds. */
export interface Asking {
  readonly is: 'ask';
  readonly ask: readonly Who[];
  readonly by: readonly Who[];
  readonly count: number | null;
  readonly self: boolean;
  readonly expiresMs: number | null;
  readonly delayMs: number;
  readonly quiet: QuietHours | null;
  readonly breakGlass: { readonly by: readonly Who[]; readonly postTo: string | null } | null;
  /** Whether it may be asked for and approved from a terminal. */
  readonly terminal: boolean;
}

export const nameOf = ({ name, nth }: Pick<Rule, 'name' | 'nth'>): string => name ?? `rule ${nth}`;

/** No file, or none that says anything: nobody may write. */
export const noRules = (source: string): Rules => ({
  admins: [],
  people: [],
  rules: [],
  requestsChannel: null,
  securityChannel: null,
  source,
});
