import type { Facts } from '../../core/facts.ts';
import type { Finding } from '../../core/finding.ts';
import type { Verdict } from '../../core/report.ts';
import { code, type Words, words } from '../../core/words.ts';
import { spelled } from '../../core/target.ts';
import { checks } from './checks/index.ts';

const beside = new Set(checks.filter((check) => check.beside).map(({ id }) => id));

/**
 * The first failing finding that can refuse or expose something, in the order of triage; else what is unknown; else
 * that nothing stands in the way. Always says how much could not be judged.
 */
export function verdictOf(facts: Facts, findings: readonly Finding[]): Verdict {
  const failing = findings.filter(({ outcome }) => outcome.is === 'fail');
  const blind = findings.filter(({ outcome }) => outcome.is === 'unknown');
  const problem = failing.find(({ check }) => !beside.has(check));
  if (problem)
    return {
      is: 'problem',
      text: words`${problem.outcome.because}.${unjudged(blind.length, '')}`,
      check: problem.check,
    };
  const [first] = blind.toSorted((a, b) => Number(beside.has(a.check)) - Number(beside.has(b.check)));
  if (!first) return { is: 'ok', text: words`${fine(facts)}${mendable(failing.length)}`, check: null };
  const text = words`Nothing in the way was seen, but not everything could be: ${first.outcome.because}.${unjudged(blind.length - 1, 'more ')}`;
  return { is: 'unknown', text, check: first.check };
}

function fine({ target }: Facts): Words {
  const what = code(spelled(target));
  const reach = target.key === null ? words`${what} is there` : words`Cooper can read ${what}`;
  return words`${reach}, and nothing on the bucket's side that was looked at stands in the way.`;
}

function unjudged(count: number, more: '' | 'more '): string {
  if (count === 0) return '';
  return count === 1 ? ` One ${more}check could not be judged.` : ` ${count} ${more}checks could not be judged.`;
}

function mendable(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' One thing is worth mending all the same.' : ` ${count} things are worth mending all the same.`;
}
