import type { Evidence, Finding, Outcome, Severity, Unknown } from './finding.ts';
import type { FactName, Facts, FactValues } from './facts.ts';
import { code, listed, type Words, words } from './words.ts';

/** Judges facts. Pure: the same facts give the same outcome. Its id is its file's path below src/analyzers. */
export interface Check {
  readonly id: string;
  /** What a healthy bucket looks like, in a few words. */
  readonly title: string;
  readonly severity: Severity;
  readonly reads: readonly FactName[];
  /** The id of the remedy that would turn a fail into a pass. */
  readonly remedy?: string;
  /** Good to mend, but it refuses nobody: never the verdict on why somebody is refused. */
  readonly beside?: true;
  judge(facts: Facts): Outcome;
}

export const pass = (because: Words, evidence: readonly Evidence[] = []): Outcome => ({
  is: 'pass',
  because,
  evidence,
});

/** `next` says what somebody should do about it. */
export const fail = (because: Words, next: Words, evidence: readonly Evidence[] = []): Outcome => ({
  is: 'fail',
  because,
  evidence,
  next,
});

export const unknown = (because: Words, needs: readonly string[] = []): Outcome => ({ is: 'unknown', because, needs });
export const notApplicable = (because: Words): Outcome => ({ is: 'not applicable', because });

/** A value, or null where AWS says that nothing is there. */
type Seen<Names extends readonly FactName[]> = { readonly [Name in Names[number]]: FactValues[Name] | null };

/**
 * Judge facts that could all be looked at. If one was denied, failed or never read, the outcome is `unknown` and
 * says which and why: unknown is never a pass.
 */
export function judge<const Names extends readonly FactName[]>(
  facts: Facts,
  names: Names,
  outcome: (seen: Seen<Names>) => Outcome,
): Outcome {
  const blind = unseen(facts, names);
  if (blind.length > 0) return unknown(sentences(blind), [...new Set(blind.flatMap(({ needs }) => needs))]);
  const seen = Object.fromEntries(names.map((name) => [name, valueOf(facts, name)]));
  return outcome(seen as Seen<Names>);
}

/** The value of a fact; null when it is absent or could not be seen. Use `judge` where the difference matters. */
export function valueOf<Name extends FactName>(facts: Facts, name: Name): FactValues[Name] | null {
  const fact = facts.reads[name];
  return fact?.is === 'known' ? fact.value : null;
}

/** What of these facts could not be seen, and what would show it. */
export function unseen(facts: Facts, names: readonly FactName[]): readonly Unknown[] {
  return names.flatMap((what): readonly Unknown[] => {
    const fact = facts.reads[what];
    if (fact === undefined) return [{ what, why: 'not read', because: words`${code(what)} was not read`, needs: [] }];
    if (fact.is === 'denied')
      return [{ what, why: 'denied', because: words`Cooper may not call ${code(fact.action)}`, needs: [fact.action] }];
    if (fact.is === 'failed')
      return [
        {
          what,
          why: 'failed',
          because: words`reading ${code(what)} failed (${fact.why}): ${code(fact.detail)}`,
          needs: [],
        },
      ];
    return [];
  });
}

/** Run checks over facts; the order of the list is the order of the findings. */
export function findings(checks: readonly Check[], facts: Facts): readonly Finding[] {
  return checks.map((check) => ({
    check: check.id,
    title: check.title,
    severity: check.severity,
    outcome: check.judge(facts),
    remedy: check.remedy ?? null,
  }));
}

function sentences(blind: readonly Unknown[]): Words {
  const actions = blind.flatMap(({ needs }) => needs);
  const rest = blind.filter(({ needs }) => needs.length === 0).map(({ because }) => because);
  const asked: readonly Words[] =
    actions.length > 0 ? [words`Cooper may not call ${listed([...new Set(actions)].map(code))}`] : [];
  return [...asked, ...rest].flatMap((sentence, nth) => (nth === 0 ? sentence : ['; ', ...sentence]));
}
