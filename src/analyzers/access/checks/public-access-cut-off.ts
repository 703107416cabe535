import { type Check, fail, judge, notApplicable, pass, unknown, unseen, valueOf } from '../../../core/check.ts';
import type { Evidence } from '../../../core/finding.ts';
import type { Facts } from '../../../core/facts.ts';
import { shortPrincipal } from '../../../core/principal.ts';
import { code, type Words, words } from '../../../core/words.ts';
import { effective } from '../effective-block.ts';

/**
 * With RestrictPublicBuckets on, a bucket with a public policy serves its own account and AWS services only, and that
 * also cuts off other accounts that the same policy names (S3 user guide, «Blocking public access»).
 */
export const publicAccessCutOff: Check = {
  id: 'access/public-access-cut-off',
  title: 'Nobody whom the policy lets in is cut off by Block Public Access',
  severity: 'high',
  reads: ['policyStatus', 'publicAccessBlock', 'accountPublicAccessBlock', 'recentChanges'],

  judge: (facts) =>
    judge(facts, ['policyStatus'], ({ policyStatus }) => {
      if (!policyStatus?.IsPublic) return notApplicable(words`The bucket policy is not public`);
      const restricted = effective(facts, 'RestrictPublicBuckets');
      if (restricted.is === 'off') return pass(words`${code('RestrictPublicBuckets')} is off`);
      if (restricted.is === 'unknown')
        return unknown(
          words`The bucket policy is public; whether ${code('RestrictPublicBuckets')} cuts it off could not be seen`,
          unseen(facts, ['publicAccessBlock', 'accountPublicAccessBlock']).flatMap(({ needs }) => needs),
        );
      const [change, evidence] = lastChange(facts, restricted.by);
      return fail(
        words`Everybody outside the bucket's account gets 403: ${code('RestrictPublicBuckets')}, on for ${restricted.by.join(' and ')}, cuts off the public bucket policy${change}`,
        words`If readers outside should get in, serve them through CloudFront with origin access control, or name them in the policy so that it is no longer public. Turning Block Public Access off makes the bucket public.`,
        [
          { call: 'GetBucketPolicyStatus', saw: policyStatus },
          {
            call: restricted.by.includes('the bucket') ? 'GetPublicAccessBlock' : 's3control GetPublicAccessBlock',
            saw: { RestrictPublicBuckets: true },
          },
          ...evidence,
        ],
      );
    }),
};

/** Who turned it on and when, if CloudTrail tells. */
function lastChange(facts: Facts, by: readonly string[]): [Words, readonly Evidence[]] {
  if (!by.includes('the bucket')) return [[], []];
  const event = valueOf(facts, 'recentChanges')?.find(
    ({ name, errorCode }) => name === 'PutBucketPublicAccessBlock' && errorCode === null,
  );
  if (!event) return [[], []];
  const who = event.who === null ? words`somebody` : code(shortPrincipal(event.who));
  return [
    words`; ${who} last set it on ${event.at.slice(0, 16).replace('T', ' ')} UTC`,
    [{ call: 'LookupEvents', saw: event }],
  ];
}
