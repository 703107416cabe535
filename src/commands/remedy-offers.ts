import { anonymous } from '../core/principal.ts';
import { questionWords } from '../core/parse-question.ts';
import { targetWords } from '../core/parse-target.ts';
import type { Question } from '../core/question.ts';
import { findingsOf, type Offer, type Report } from '../core/report.ts';
import { type Target, target as targetOf } from '../core/target.ts';
import { remedyOf } from '../remedies/index.ts';

/** As many as every face shows as buttons. */
export const mostOffers = 3;

/** What ends public access, which may be there on purpose. */
const endsPublicAccess = new Set(['block-public-access']);
const sayPublic = new Set(['access/public-by-policy', 'access/public-by-acl']);

/**
 * A diagnosis with what may be done next: the patches first, then the remedies of the checks that failed, then whatever
 * else it offers. Who wants the public let in is not offered to shut it out; and before a public bucket is shut, whoever
 * reads this may look what the public gets.
 */
export function withRemedies(report: Report, asked: Question): Report {
  const patches = report.offers.filter(({ command }) => command === 'fix');
  const others = report.offers.filter(({ command }) => command !== 'fix');
  const offers = [...patches, ...look(report, asked), ...remedies(report, asked), ...others];
  return { ...report, offers: offers.slice(0, mostOffers) };
}

const failed = (report: Report) => findingsOf(report).filter(({ outcome }) => outcome.is === 'fail');

function look(report: Report, asked: Question): readonly Offer[] {
  const isPublic = failed(report).some(({ check }) => sayPublic.has(check));
  if (!isPublic || asked.principal !== null) return [];
  const words = questionWords({ ...asked, principal: anonymous, error: null });
  return [{ does: 'ask', label: 'See what anybody may do', command: 'diagnose', words }];
}

function remedies(report: Report, asked: Question): readonly Offer[] {
  const ids = new Set(failed(report).flatMap(({ remedy }) => remedy ?? []));
  const forPublic = asked.principal?.type === 'anonymous';
  return [...ids]
    .filter((id) => !(forPublic && endsPublicAccess.has(id)))
    .flatMap((id) => (report.target === null ? [] : previewOf(id, report.target)));
}

/** Remedies that want to be told more than the bucket are for people to type. */
function previewOf(id: string, { bucket, account }: Target): readonly Offer[] {
  const remedy = remedyOf(id);
  if (remedy?.on !== 'bucket' || bucket === '' || !remedy.params.safeParse({}).success) return [];
  const words = `${id} ${targetWords(targetOf({ bucket, account }))}`;
  return [{ does: 'ask', label: `Preview: ${remedy.title}`, command: 'fix', words }];
}
