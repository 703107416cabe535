import { type Check, fail, judge, pass } from '../../../core/check.ts';
import type { Outcome } from '../../../core/finding.ts';
import type { Facts } from '../../../core/facts.ts';
import { code, type Words, words } from '../../../core/words.ts';
import {
  everyS3Action,
  nameOf,
  onWholeBucket,
  type Statement,
  statementsOf,
  toEverybody,
  unconditional,
} from '../../../policy/statements.ts';

/** A policy that denies everybody everything can be deleted by root only (S3 user guide, «Bucket policies»). */
const wayOut: Words = words`Only the account's root user, or an organization's privileged root session (${code('S3UnlockBucketPolicy')}), can delete this policy. Ask whoever holds either.`;

export const lockedOut: Check = {
  id: 'access/locked-out',
  title: 'The bucket policy does not lock everybody out',
  severity: 'critical',
  reads: ['policy'],

  judge: (facts) =>
    refusedByPolicy(facts) ??
    judge(facts, ['policy'], ({ policy }) => {
      if (policy === null) return pass(words`There is no bucket policy`);
      const lock = statementsOf(policy).find((one) => locksOut(one, facts.target.bucket));
      if (!lock) return pass(words`No statement denies everybody everything`);
      const evidence = [{ call: 'GetBucketPolicy', saw: lock.statement }];
      return fail(words`The bucket policy's ${code(nameOf(lock))} denies everybody everything`, wayOut, evidence);
    }),
};

/** A Deny on objects alone locks nobody out: the policy can still be mended by whoever could write it before. */
export const locksOut = (one: Statement, bucket: string): boolean =>
  one.effect === 'Deny' &&
  one.statement.Principal !== undefined &&
  toEverybody(one) &&
  everyS3Action(one) &&
  onWholeBucket(one, bucket) &&
  unconditional(one);

/** Where even reading the policy is denied by the policy, AWS's own words are the evidence. */
function refusedByPolicy(facts: Facts): Outcome | null {
  const fact = facts.reads.policy;
  if (fact?.is !== 'denied' || !fact.message?.includes('explicit deny in a resource-based policy')) return null;
  return fail(
    words`The bucket policy denies even those who would read it: AWS names an explicit deny in a resource-based policy`,
    words`Somebody whom the policy does not deny must mend it. If it denies everybody: ${wayOut}`,
    [{ call: 'GetBucketPolicy', saw: fact.message }],
  );
}
