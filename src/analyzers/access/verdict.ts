import type { Facts } from '../../core/facts.ts';
import type { Finding } from '../../core/finding.ts';
import type { Verdict } from '../../core/report.ts';
import { code, type Words, words } from '../../core/words.ts';
import { spelled } from '../../core/target.ts';

/** The first failing finding, in the order of triage; else what is unknown; else that nothing stands in the way. */
export function verdictOf(facts: Facts, findings: readonly Finding[]): Verdict {
  const problem = findings.find(({ outcome }) => outcome.is === 'fail');
  if (problem) return { is: 'problem', text: words`${problem.outcome.because}.`, check: problem.check };
  const [first, ...others] = findings.filter(({ outcome }) => outcome.is === 'unknown');
  if (!first) return { is: 'ok', text: fine(facts), check: null };
  const more = others.length > 0 ? words` ${others.length} more could not be judged.` : [];
  const text = words`Nothing wrong was seen, but not everything could be: ${first.outcome.because}.${more}`;
  return { is: 'unknown', text, check: first.check };
}

function fine({ target }: Facts): Words {
  const what = code(spelled(target));
  const reach = target.key === null ? words`${what} is there` : words`Cooper can read ${what}`;
  return words`${reach}, and nothing on the bucket's side that was looked at stands in the way.`;
}
