import type { Access, Cause } from '../../../core/cause.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Section, TableSection } from '../../../core/report.ts';
import { plain, words } from '../../../core/words.ts';
import type { Explained } from '../explain.ts';
import { together } from '../patch/index.ts';
import type { Viewpoint } from '../viewpoints.ts';

/** Causes as findings, so that every face shows them as it shows those. */
function causeFinding({ id, title, certainty, because, next, fixers, evidence }: Cause): Finding {
  const who = fixers.length === 0 ? '' : words` (${fixers.map((one) => one.replaceAll('-', ' ')).join(' or ')})`;
  const severity = certainty === 'certain' ? 'critical' : certainty === 'likely' ? 'high' : 'medium';
  return {
    check: `cause/${id}`,
    title,
    severity,
    outcome: { is: 'fail', because: words`${because} [${id}, ${certainty}]`, next: words`${next}${who}`, evidence },
    remedy: null,
  };
}

export function causeSections(explained: Explained): readonly Section[] {
  const { causes } = explained;
  const deciding = causes.filter(({ certainty }) => certainty !== 'possible');
  const open = causes.filter(({ certainty }) => certainty === 'possible');
  return [
    ...findings('What refuses it, the deciding one first', deciding, false),
    ...patches(explained),
    ...findings('What may refuse it, depending on the request', open, deciding.length > 0),
  ];
}

function findings(title: string, causes: readonly Cause[], folded: boolean): readonly Section[] {
  return causes.length === 0 ? [] : [{ is: 'findings', title, folded, findings: causes.map(causeFinding) }];
}

/** What refuses everybody alike, when the decision is a denial without a principal. */
export const refusingAll = ({ causes }: Access): readonly Section[] =>
  findings('What refuses everybody', causes, false);

/** At most three: whoever wants all has them as JSON. */
function patches({ causes, legs }: Explained): readonly Section[] {
  const mended = causes.flatMap(({ id, patch }) => (patch ? [{ id, patch }] : []));
  const diffs: readonly Section[] = mended.slice(0, 3).map(({ id, patch }) => ({
    is: 'diff',
    title: `The smallest change of ${patch.document} (${id}), checked with ${patch.probes} requests around it`,
    lines: patch.diff,
  }));
  if (mended.length < 2) return diffs;
  const enough = together(
    mended.map(({ patch }) => patch),
    legs,
  );
  const text = enough
    ? words`Together these changes allow exactly this request.`
    : words`These changes are not enough: what has none must be mended as well.`;
  return [...diffs, { is: 'text', title: null, text: [text] }];
}

const columns = (...names: readonly string[]): TableSection['columns'] =>
  names.map((name) => ({ name, align: 'left' as const }));

/** Every action that the operation needs, and what becomes of it. */
export function actionsTable({ legs }: Explained): TableSection {
  return {
    is: 'table',
    title: 'Every action that it needs',
    folded: legs.length === 1,
    columns: columns('Action', 'On', 'Why', 'Decision', 'Refused by', 'May be refused by'),
    rows: legs.map(({ need, weighed }) => [
      need.action,
      need.arn ?? null,
      plain(need.why),
      need.always ? weighed.decision.replaceAll('_', ' ') : `${weighed.decision.replaceAll('_', ' ')}, if it is needed`,
      weighed.blockedBy.join(', ') || 'nothing',
      weighed.mayBlock.join(', ') || 'nothing',
    ]),
  };
}

/** Of the keys that some policy asks about, those that are only assumed or not known: other values, another answer. */
export function assumedTable(explained: Explained): readonly TableSection[] {
  const mentioned = mentionedKeys(explained);
  const rows = mentioned.flatMap((key) => {
    const [leg] = explained.legs;
    const found = leg?.valueOf(key);
    if (!found || found.status === 'known') return [];
    const value = found.status === 'unknown' ? null : (found.values?.join(', ') ?? 'absent');
    return [[found.key, found.status, value, plain(found.why)]];
  });
  if (rows.length === 0) return [];
  const title = 'What is assumed of the request, and what nobody knows of it';
  return [{ is: 'table', title, folded: false, columns: columns('Condition key', 'Status', 'Value', 'Why'), rows }];
}

export function mentionedKeys({ legs }: Pick<Explained, 'legs'>): readonly string[] {
  const documents = legs.flatMap((leg) => leg.documents);
  const keys = documents.flatMap(({ policy }) =>
    policy.rules.flatMap(({ conditions }) => conditions.map(({ key }) => key)),
  );
  return [...new Set(keys)].filter(
    (key, nth, all) => all.findIndex((one) => one.toLowerCase() === key.toLowerCase()) === nth,
  );
}

export function viewpointsTable(views: readonly Viewpoint[]): TableSection {
  return {
    is: 'table',
    title: 'The side of the bucket, as three people see it',
    folded: false,
    columns: columns('Who, with a full allow on their own side', 'Decision', 'Refused by', 'May be refused by'),
    rows: views.map(({ who, explained: { decision, legs } }) => [
      who,
      decision.replaceAll('_', ' '),
      [...new Set(legs.flatMap(({ weighed }) => weighed.blockedBy))].join(', ') || 'nothing',
      [...new Set(legs.flatMap(({ weighed }) => weighed.mayBlock))].join(', ') || 'nothing',
    ]),
  };
}
