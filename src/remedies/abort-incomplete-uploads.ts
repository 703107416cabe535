import { z } from 'zod';
import type { JsonObject } from '../core/json.ts';
import type { Plan, Remedy } from '../core/remedy.ts';
import type { Settings } from '../core/settings.ts';
import { code, words } from '../core/words.ts';
import { abortRule, abortRuleId, abortsAllAfter, doesMore, isOldForm, withRule } from './lifecycles/abort-rule.ts';
import { bucketOf } from './plans/place.ts';
import { looking, nothing, planned, refused } from './plans/plan.ts';

interface Params {
  /** Since the upload began. */
  readonly days: number;
}

const days = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)], 'must be a number of days, 1 to 7');

/**
 * A lifecycle rule for the whole bucket; what is paid for invisibly is what it deletes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
 */
export const abortIncompleteUploads: Remedy<Params> = {
  id: 'abort-incomplete-uploads',
  version: 1,
  title: 'Abort incomplete uploads',
  risk: 'A',
  on: 'bucket',
  params: z.strictObject({ days: days.pipe(z.int().min(1).max(7)).default(7) }),
  usage: '[days=<1 to 7>]',
  reads: ['lifecycle'],

  plan: (seen, params) =>
    looking(seen.facts, ['lifecycle'], ({ lifecycle }) => {
      const rules = lifecycle?.Rules ?? [];
      const doing = rules.find((rule) => (abortsAllAfter(rule) ?? Infinity) <= params.days);
      if (doing !== undefined)
        return nothing(
          words`The lifecycle rule ${nameOf(doing)} aborts incomplete uploads after ${span(abortsAllAfter(doing) ?? 0)}.`,
        );
      const after = withRules(lifecycle, withRule(rules, abortRule(params.days, isOldForm(rules))));
      const step = { target: bucketOf(seen.facts), setting: 'lifecycle', after } as const;
      return (
        inTheWay(rules, after.Rules) ??
        planned(seen, [step], words`Incomplete uploads are aborted.`, {
          loses: [
            words`Uploads in parts that take longer than ${span(params.days)}: S3 aborts them, those that are under way now too.`,
          ],
          undoLeaves: words`The parts of uploads that were aborted meanwhile are gone.`,
        })
      );
    }),
};

/** What new configurations get where nobody says otherwise (API reference, PutBucketLifecycleConfiguration). */
const fresh = { TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' };

/** What else the configuration says is sent back: left out, the smallest size that is moved would change. */
const withRules = (lifecycle: Settings['lifecycle'] | null, rules: readonly JsonObject[]): Settings['lifecycle'] => ({
  ...(lifecycle ?? fresh),
  Rules: rules,
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html#intro-lifecycle-rule-id */
const mostRules = 1_000;

function inTheWay(before: readonly JsonObject[], after: readonly JsonObject[]): Plan | null {
  const ours = before.find(({ ID: id }) => id === abortRuleId);
  if (ours !== undefined && doesMore(ours))
    return refused(
      words`Somebody gave the lifecycle rule ${code(abortRuleId)} more to do than to abort uploads.`,
      words`Give that rule another id, or add ${code('AbortIncompleteMultipartUpload')} to an enabled rule for the whole bucket.`,
    );
  if (after.length > mostRules)
    return refused(
      words`The bucket has ${before.length} lifecycle rules, and S3 takes ${mostRules}.`,
      words`Remove a rule first.`,
    );
  const others = before.filter((rule) => rule !== ours && rule['AbortIncompleteMultipartUpload'] !== undefined);
  return isOldForm(before) && others.length > 0 ? overlaps(others) : null;
}

/** Of rules in the old form S3 takes no two with the same action whose prefixes overlap. */
const overlaps = ([other = {}]: readonly JsonObject[]): Plan =>
  refused(
    words`The lifecycle rules have the old form, with ${code('Prefix')} outside a ${code('Filter')}, in which S3 takes no second rule that aborts uploads under the prefix of ${nameOf(other)}.`,
    words`Put the prefixes of all rules into a ${code('Filter')} first, and ask again.`,
  );

const nameOf = ({ ID: id }: JsonObject) => code(typeof id === 'string' ? id : 'without an id');
const span = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
