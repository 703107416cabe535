import type { Access, Cause, Patch } from '../../../core/cause.ts';
import { exactWord } from '../../../core/exact-json.ts';
import { targetWords } from '../../../core/parse-target.ts';
import type { Offer } from '../../../core/report.ts';
import { withoutSecrets } from '../../../core/secrets.ts';
import { type Target, target as targetOf } from '../../../core/target.ts';

/** A patch of a bucket policy, and the action of its cause. */
interface Offered {
  readonly action: string;
  readonly patch: Patch;
  readonly words: string;
}

/**
 * The previews of what would mend a bucket policy, in the order of the causes. Patches of other documents are for others to
 * put, and what holds a secret is not typed again.
 */
export function patchOffers(target: Target, { causes }: Access): readonly Offer[] {
  const all = causes.flatMap((cause) => offered(target, cause));
  const distinct = all.filter(({ words }, nth) => all.findIndex((other) => other.words === words) === nth);
  return distinct.map((one) => ({
    does: 'ask',
    label: distinct.length === 1 ? 'Preview this policy change' : labelOf(one),
    command: 'fix',
    words: one.words,
  }));
}

function offered({ account }: Target, { action, patch }: Cause): readonly Offered[] {
  if (patch?.place?.is !== 'bucket') return [];
  const { statement, before, after } = patch;
  if (withoutSecrets(JSON.stringify([before, after])).found.length > 0) return [];
  const where = targetWords(targetOf({ bucket: patch.place.bucket, account }));
  const words = `apply-policy-patch ${where} with ${exactWord({ statement, before, after })}`;
  return withoutSecrets(words).found.length > 0 ? [] : [{ action: action ?? 'any action', patch, words }];
}

/** Several buttons say which is which. */
const labelOf = ({ action, patch: { statement } }: Offered): string =>
  statement === null
    ? `Preview a new statement for ${action}`
    : `Preview the change of statement ${statement} for ${action}`;
