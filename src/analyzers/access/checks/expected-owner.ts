import { type Check, fail, judge, notApplicable, pass, unknown } from '../../../core/check.ts';
import { code, words } from '../../../core/words.ts';

/** A bucket under a known name that belongs to somebody else is how bucket sniping looks. */
export const expectedOwner: Check = {
  id: 'access/expected-owner',
  title: 'The bucket belongs to the account that was named',
  severity: 'critical',
  reads: ['bucket'],

  judge: (facts) =>
    judge(facts, ['bucket'], ({ bucket }) => {
      const { account } = facts.target;
      if (account === null) return notApplicable(words`No account was named`);
      if (bucket === null) return notApplicable(words`There is no such bucket`);
      const evidence = [{ call: 'HeadBucket', saw: { ExpectedBucketOwner: account, matches: bucket.expectedOwner } }];
      if (bucket.expectedOwner === null)
        return unknown(words`S3 refused to look either way, so the owner can't be told`, ['s3:ListBucket']);
      if (bucket.expectedOwner) return pass(words`Account ${code(account)} owns it`, evidence);
      return fail(
        words`Account ${code(account)} does not own this bucket: somebody else does`,
        words`Send nothing to it until it is clear whose it is. A deleted bucket's name can be taken by anybody.`,
        evidence,
      );
    }),
};
