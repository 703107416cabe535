import { type Check, fail, judge, pass } from '../../../core/check.ts';
import { code, words } from '../../../core/words.ts';
import { everyS3ActionButFew, nameOf, statementsOf, toEverybody, unconditional } from '../../../policy/statements.ts';

/** Only an Allow grants; a Deny of `s3:*` is not full permissions. */
export const grantsEverything: Check = {
  id: 'access/grants-everything',
  title: 'No statement allows everybody every S3 action',
  severity: 'critical',
  reads: ['policy'],
  beside: true,

  judge: (facts) =>
    judge(facts, ['policy'], ({ policy }) => {
      if (policy === null) return pass(words`There is no bucket policy`);
      const wide = statementsOf(policy).find(
        (one) => one.effect === 'Allow' && toEverybody(one) && everyS3ActionButFew(one),
      );
      if (!wide) return pass(words`No Allow is that wide`);
      const what = wide.actions === null ? 'every S3 action but those under its NotAction' : 'every S3 action';
      const limited = unconditional(wide) ? '' : ', limited by its Condition alone';
      return fail(
        words`The bucket policy's ${code(nameOf(wide))} allows everybody ${what}${limited}`,
        words`List the actions and principals that need it.`,
        [{ call: 'GetBucketPolicy', saw: wide.statement }],
      );
    }),
};
