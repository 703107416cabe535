import type { Actor } from '../core/actor.ts';
import type { RiskClass } from '../core/remedy.ts';
import { approversOf, mayApprove, mayAsk, mayBreakGlass, type Verdict } from './rules/eligible.ts';
import type { ChangeDeps } from './deps.ts';
import type { Approvers } from './rules/approvers.ts';
import { quietUntil, type Ruling } from './rules/ruling.ts';

/**
 * What the rules demand of one change: a ruling for each place that it writes to, all of which must be met. A step on
 * another bucket, such as the one that logs go to, does not escape the rules for that bucket.
 */
export type Demands = readonly [Ruling, ...Ruling[]];

type People = Pick<ChangeDeps, 'rules' | 'directory'>;

/** Distinct people. */
export const countOf = (demands: Demands): number => Math.max(...demands.map(({ count }) => count));
/** Whether the requester's own approval counts. */
export const selfCounts = (demands: Demands): boolean => demands.every(({ self }) => self);
/** Milliseconds. */
export const delayOf = (demands: Demands): number => Math.max(...demands.map(({ delayMs }) => delayMs));
export const expiryOf = (demands: Demands): number => Math.min(...demands.map(({ expiresMs }) => expiresMs));
export const ruleNames = (demands: Demands): string => [...new Set(demands.map(({ rule }) => rule))].join(' and ');
export const hasBreakGlass = (demands: Demands): boolean => demands.every(({ breakGlass }) => breakGlass !== null);

/** When applying may begin, in nobody's quiet hours. Hours that never leave a gap together are given up after a week of them. */
export function beginOf(demands: Demands, at: Date): Date {
  let begin = at;
  for (let round = 0; round < 7 * demands.length; round += 1) {
    const next = demands.map(({ quiet }) => quietUntil(quiet, begin)).find((until) => until !== null);
    if (next === undefined || next === null) return begin;
    begin = next;
  }
  return begin;
}

export const mayAskAll = ({ rules, directory }: People, demands: Demands, actor: Actor): Promise<Verdict> =>
  all(demands, (ruling) => mayAsk(rules(), ruling, directory, actor));

interface Approver {
  readonly actor: Actor;
  readonly requester: Actor;
  readonly requesterPerson: string;
  readonly risk: RiskClass;
}

export const mayApproveAll = ({ rules, directory }: People, demands: Demands, of: Approver): Promise<Verdict> =>
  all(demands, (ruling) => mayApprove(rules(), ruling, directory, of));

export const mayBreakGlassAll = ({ rules, directory }: People, demands: Demands, actor: Actor): Promise<Verdict> =>
  all(demands, (ruling) => mayBreakGlass(rules(), ruling, directory, actor));

/** Who could approve: whoever could for every place. The first that has too few says why. */
export async function approversOfAll(
  { rules, directory }: People,
  demands: Demands,
  requesterPerson: string,
  risk: RiskClass,
): Promise<Approvers> {
  const found = await Promise.all(demands.map((one) => approversOf(rules(), one, directory, requesterPerson, risk)));
  const [first, ...others] = found as [Approvers, ...Approvers[]];
  const lacking = found.find(({ enough }) => !enough);
  if (lacking !== undefined || others.length === 0) return lacking ?? first;
  // Not everybody was looked at, and so it can't be said who is on both.
  if (found.some(({ more }) => more > 0)) return first;
  const isOn = ({ people }: Approvers, person: string) => people.some((one) => one.person === person);
  const people = first.people.filter(({ person }) => others.every((other) => isOn(other, person)));
  return { ...first, people, enough: people.length >= countOf(demands) };
}

async function all(demands: Demands, ask: (ruling: Ruling) => Promise<Verdict>): Promise<Verdict> {
  const verdicts = await Promise.all(demands.map(ask));
  return verdicts.find(({ is }) => is === 'no') ?? { is: 'yes' };
}
