import type { Facts } from '../../core/facts.ts';
import type { Finding } from '../../core/finding.ts';
import type { Verdict } from '../../core/report.ts';
import { code, type Words, words } from '../../core/words.ts';
import { spelled } from '../../core/target.ts';

/** The first failing finding, in the order of triage; else what is unknown; else that nothing stands in the way. */
export function verdictOf(facts: Facts, findings: readonly Finding[]): Verdict {
  const problem = findings.flatMap(({ outcome }) => (outcome.is === 'fail' ? [outcome.because] : [])).at(0);
  if (problem) return { is: 'problem', text: sentence(problem) };
  const unknowns = findings.flatMap(({ outcome }) => (outcome.is === 'unknown' ? [outcome.because] : []));
  const [first] = unknowns;
  if (first === undefined) return { is: 'ok', text: fine(facts) };
  const more = unknowns.length > 1 ? words` ${unknowns.length - 1} more could not be judged.` : [];
  return { is: 'unknown', text: words`Nothing wrong was seen, but not everything could be: ${first}.${more}` };
}

function fine({ target }: Facts): Words {
  const what = code(spelled(target));
  const reach = target.key === null ? words`${what} is there` : words`Cooper can read ${what}`;
  return words`${reach}, and nothing on the bucket's side that was looked at stands in the way.`;
}

const sentence = (text: Words): Words => words`${text}.`;
