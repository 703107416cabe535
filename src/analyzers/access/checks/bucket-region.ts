import { type Check, fail, judge, notApplicable, pass } from '../../../core/check.ts';
import { code, words } from '../../../core/words.ts';

/**
 * The region is what HeadBucket's `x-amz-bucket-region` says, which S3 sends on 301 and 403 too. GetBucketLocation's
 * null means us-east-1 and its `EU` eu-west-1, so it is not asked (HeadBucket and GetBucketLocation API references).
 */
export const bucketRegion: Check = {
  id: 'access/bucket-region',
  title: 'The address names the right region',
  severity: 'high',
  reads: ['bucket'],

  judge: (facts) =>
    judge(facts, ['bucket'], (seen) => {
      const named = facts.target.region;
      const lives = seen.bucket?.region ?? null;
      if (lives === null) return notApplicable(words`S3 did not say where the bucket lives`);
      const evidence = [{ call: 'HeadBucket', saw: { 'x-amz-bucket-region': lives } }];
      if (named === null || named === lives) return pass(words`It lives in ${code(lives)}`, evidence);
      return fail(
        words`The address names ${code(named)}, but the bucket lives in ${code(lives)}: S3 answers 301 there`,
        words`Use ${code(lives)} for the client and the signature.`,
        evidence,
      );
    }),
};
