import type { Access } from '../../core/cause.ts';
import { findings, notApplicable, unseen, valueOf } from '../../core/check.ts';
import type { FactName, Facts } from '../../core/facts.ts';
import type { Finding, Unknown } from '../../core/finding.ts';
import { anonymous, type Principal } from '../../core/principal.ts';
import { type Question, question } from '../../core/question.ts';
import { askedWords } from '../../core/parse-question.ts';
import type { FindingsSection, Report, Section, TimelineSection, Verdict } from '../../core/report.ts';
import type { Subject } from '../../core/subject.ts';
import { code, words } from '../../core/words.ts';
import { errorOf, operationIn, principalOf } from './asks.ts';
import { checks } from './checks/index.ts';
import type { Said } from './error-text/fitting.ts';
import { type Explained, explain } from './explain.ts';
import { operationAsked } from './operations/asked.ts';
import { notLookedAt } from './not-looked-at.ts';
import { policyTable } from './policy-table.ts';
import { accessOf, accessOfAll, hiddenUnknowns } from './report/access-of.ts';
import { causeSections, refusingAll } from './report/cause-sections.ts';
import { patchOffers } from './report/offers.ts';
import { opinions } from './report/opinions.ts';
import { refusedLately } from './report/refused-lately.ts';
import { saidSection } from './report/said.ts';
import { actionsTable, assumed, viewpointsTable } from './report/sections.ts';
import { accessVerdict, denialForAll } from './report/verdict.ts';
import { settingsTable } from './settings-table.ts';
import { verdictOf } from './verdict.ts';
import { viewpoints } from './viewpoints.ts';

/** What the decision, the tables and the timeline want beyond what the checks judge. */
const alsoWanted: readonly FactName[] = [
  'bucket',
  'caller',
  'owner',
  'versioning',
  'encryption',
  'ownershipControls',
  'objectLock',
  'abac',
  'tagging',
  'requestPayment',
  'policyStatus',
  'objectTags',
  'objectRetention',
  'objectLegalHold',
  'kmsKey',
  'kmsKeyPolicy',
  'kmsGrants',
  'identity',
  'session',
  'organization',
  'organizationBlock',
  'vpcEndpoints',
  'accessPoint',
  'recentChanges',
  'deniedCalls',
  'simulation',
  'publicCheck',
];
const ofObjects = new Set<FactName>([
  'object',
  'objectAcl',
  'objectVersions',
  'nearbyKeys',
  'objectTags',
  'objectRetention',
  'objectLegalHold',
]);

/** Every fact that a diagnosis of this target wants. */
export function wanted(hasKey: boolean): readonly FactName[] {
  const names = new Set([...checks.flatMap(({ reads }) => reads), ...alsoWanted]);
  return [...names].filter((name) => hasKey || !ofObjects.has(name));
}

/** A diagnosis of access. Pure: the same facts and question give the same report. */
export function diagnosis(facts: Facts, asked: Question = question({ target: facts.target })): Report {
  const principal = principalOf(asked);
  return principal === null ? ofNobody(facts, asked) : ofSomebody(facts, asked, principal);
}

function ofSomebody(facts: Facts, asked: Question, principal: Principal): Report {
  const explained = explain(facts, asked, principal);
  const found = judged(facts);
  const access = accessOf(explained);
  return {
    ...head(facts, asked, accessVerdict(explained)),
    sections: [
      ...noteOf(explained),
      ...causeSections(explained),
      ...assumed(explained),
      ...refusedLately(facts),
      ...changes(facts),
      actionsTable(explained),
      ...opinions(facts, explained),
      ...part('Also seen on the bucket', found, ['fail'], true),
      ...shown(facts),
    ],
    unknowns: hiddenUnknowns(explained),
    access,
    offers: patchOffers(facts.target, access),
  };
}

/** An error that names nobody decides nothing by itself: what it says is shown. */
function pastedWords(asked: Question): readonly Section[] {
  const said = errorOf(asked);
  return said === null || said.cause === null ? [] : [saidSection(said)];
}

/** What the person should know about the name of the operation that they used. */
const noteOf = ({ asks: { operation } }: Explained): readonly Section[] =>
  operation.note === null ? [] : [{ is: 'text', title: null, text: [operation.note] }];

function ofNobody(facts: Facts, asked: Question): Report {
  const found = judged(facts);
  const views = facts.reads.bucket?.is === 'absent' ? [] : viewpoints(facts, asked);
  const access = views.length === 0 ? withoutBucket(facts, asked) : accessOfAll(views, errorOf(asked));
  const verdict = verdictOf(facts, found);
  // A check that names a problem does so in plainer words; but AWS's own words come first.
  const byAll = saysMore(asked, access) || (access.decision !== 'depends' && verdict.is !== 'problem');
  return {
    ...head(facts, asked, byAll ? denialForAll(access) : verdict),
    sections: [
      ...part('What is wrong', found, ['fail'], false),
      ...(byAll ? refusingAll(access) : []),
      ...pastedWords(asked),
      ...part('What could not be judged', found, ['unknown'], false),
      ...(views.length === 0 ? [] : [viewpointsTable(views)]),
      ...refusedLately(facts),
      ...changes(facts),
      ...shown(facts),
      ...part('Checked, and not in the way', found, ['pass', 'not applicable'], true),
    ],
    unknowns: [...blind(facts), ...notLookedAt],
    access,
  };
}

/** Whether a pasted error tells the cause, and not only that something was refused. */
const saysMore = ({ error }: Question, { causes: [first] }: Access): boolean =>
  error !== null && first !== undefined && !/^X0\d$/.test(first.id);

/** Where there is no bucket, that is the answer whoever asks. */
const withoutBucket = (facts: Facts, asked: Question) => accessOf(explain(facts, asked, anonymous));

function head(facts: Facts, asked: Question, verdict: Verdict) {
  return {
    question: 'diagnose',
    asked: askedWords(asked),
    target: facts.target,
    at: facts.at,
    verdict,
    warnings: [],
    offers: [],
  };
}

/** Where there is no bucket, everything else that could not be read is noise around the one finding that counts. */
function judged(facts: Facts): readonly Finding[] {
  const found = findings(checks, facts);
  if (facts.reads.bucket?.is !== 'absent') return found;
  const outcome = notApplicable(words`There is no such bucket`);
  return found.map((finding) => (finding.check === 'access/bucket-exists' ? finding : { ...finding, outcome }));
}

/** The bucket as it is, for whoever wants to see for themselves. */
function shown(facts: Facts): readonly Section[] {
  if (facts.reads.bucket?.is === 'absent') return [];
  const policy = valueOf(facts, 'policy');
  return [settingsTable(facts), ...(policy ? [policyTable(policy)] : [])];
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
  const refusedElsewhere = refusedLately(facts).length > 0;
  const events = (valueOf(facts, 'recentChanges') ?? []).filter(
    ({ errorCode }) => errorCode === null || !refusedElsewhere,
  );
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
function blind(facts: Facts): readonly Unknown[] {
  if (facts.reads.bucket?.is === 'absent') return [];
  const names = wanted(facts.target.key !== null).filter((name) => isMissed(name, facts));
  return unseen(facts, names);
}

/** Where no access point is asked about none is read, and a second opinion that AWS does not have hides nothing. */
function isMissed(name: FactName, { target, reads }: Facts): boolean {
  if (name === 'accessPoint') return target.accessPoint !== null;
  if (name === 'simulation' || name === 'publicCheck') return reads[name]?.is === 'denied';
  return true;
}

/** About whom and what is asked, for whoever reads the facts. */
export function subjectOf(asked: Question): Subject {
  const principal = principalOf(asked);
  const said = errorOf(asked);
  const key = said?.resource?.startsWith('arn:') && said.resource.includes(':key/') ? said.resource : null;
  return {
    principal: principal === null ? null : (principal.arn ?? principal.service ?? 'anonymous'),
    action: actionOf(asked, said),
    endpoint: null,
    keyArn: key,
  };
}

/** The first action that the operation needs, as policies and the simulator spell it: `s3:GetObject` for HeadObject. */
function actionOf(asked: Question, said: Said | null): string | null {
  const [row] = operationIn(asked, said).rows;
  if (row === undefined) return null;
  return asked.target.versionId === null ? row.action : (row.versioned ?? row.action);
}

/** Refuses a question about an action or operation that does not exist, before anything is read for it. */
export function checkOperation(asked: Question): void {
  operationAsked(asked);
}
