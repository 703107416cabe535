import { findings, notApplicable, unseen, valueOf } from '../../core/check.ts';
import type { FactName, Facts } from '../../core/facts.ts';
import type { Finding, Unknown } from '../../core/finding.ts';
import { targetWords } from '../../core/parse-target.ts';
import type { FindingsSection, Report, Section, TimelineSection } from '../../core/report.ts';
import { code, words } from '../../core/words.ts';
import { checks } from './checks/index.ts';
import { notLookedAt } from './not-looked-at.ts';
import { policyTable } from './policy-table.ts';
import { settingsTable } from './settings-table.ts';
import { verdictOf } from './verdict.ts';

/** What the tables and the timeline show beyond what the checks judge. */
const alsoShown: readonly FactName[] = [
  'bucket',
  'caller',
  'versioning',
  'encryption',
  'objectLock',
  'abac',
  'recentChanges',
];
const ofObjects = new Set<FactName>(['object', 'objectAcl', 'objectVersions', 'nearbyKeys']);

/** Every fact that a diagnosis of this target wants. */
export function wanted(hasKey: boolean): readonly FactName[] {
  const names = new Set([...checks.flatMap(({ reads }) => reads), ...alsoShown]);
  return [...names].filter((name) => hasKey || !ofObjects.has(name));
}

/** A diagnosis of access. Pure: the same facts give the same report. */
export function diagnosis(facts: Facts): Report {
  const found = judged(facts);
  return {
    question: 'diagnose',
    asked: targetWords(facts.target),
    target: facts.target,
    at: facts.at,
    verdict: verdictOf(facts, found),
    warnings: [],
    sections: sections(facts, found),
    offers: [],
    unknowns: [...blind(facts), ...notLookedAt],
  };
}

/** Where there is no bucket, everything else that could not be read is noise around the one finding that counts. */
function judged(facts: Facts): readonly Finding[] {
  const found = findings(checks, facts);
  if (facts.reads.bucket?.is !== 'absent') return found;
  const outcome = notApplicable(words`There is no such bucket`);
  return found.map((finding) => (finding.check === 'access/bucket-exists' ? finding : { ...finding, outcome }));
}

function sections(facts: Facts, found: readonly Finding[]): readonly Section[] {
  const policy = valueOf(facts, 'policy');
  return [
    ...part('What is wrong', found, ['fail'], false),
    ...part('What could not be judged', found, ['unknown'], false),
    ...changes(facts),
    ...(facts.reads.bucket?.is === 'absent' ? [] : [settingsTable(facts)]),
    ...(policy ? [policyTable(policy)] : []),
    ...part('Checked, and not in the way', found, ['pass', 'not applicable'], true),
  ];
}

function part(
  title: string,
  found: readonly Finding[],
  outcomes: readonly Finding['outcome']['is'][],
  folded: boolean,
): readonly FindingsSection[] {
  const some = found.filter(({ outcome }) => outcomes.includes(outcome.is));
  return some.length === 0 ? [] : [{ is: 'findings', title, findings: some, folded }];
}

/** The newest five changes to the bucket: most incidents begin with one. */
function changes(facts: Facts): readonly TimelineSection[] {
  const events = valueOf(facts, 'recentChanges') ?? [];
  if (events.length === 0) return [];
  return [
    {
      is: 'timeline',
      title: events.length > 5 ? `The latest 5 of ${events.length} changes to the bucket` : 'Changes to the bucket',
      events: events.slice(0, 5).map(({ at, who, name, errorCode }) => ({
        at,
        who,
        text: errorCode === null ? words`${code(name)}` : words`${code(name)}, refused with ${code(errorCode)}`,
      })),
    },
  ];
}

/** What was asked for and could not be read: each with the permission that would show it. */
const blind = (facts: Facts): readonly Unknown[] =>
  facts.reads.bucket?.is === 'absent' ? [] : unseen(facts, wanted(facts.target.key !== null));
