import { unusualName } from '../../../core/bucket-name.ts';
import { type Check, fail, judge, pass } from '../../../core/check.ts';
import { code, words } from '../../../core/words.ts';

/** A 404 is answered to anybody; a 403 or 301 proves that the name is taken (HeadBucket API reference). */
export const bucketExists: Check = {
  id: 'access/bucket-exists',
  title: 'The bucket exists',
  severity: 'critical',
  reads: ['bucket'],

  judge: (facts) =>
    judge(facts, ['bucket'], ({ bucket }) => {
      const name = code(facts.target.bucket);
      const evidence = [{ call: 'HeadBucket', saw: bucket ?? 'NotFound' }];
      if (bucket) return pass(words`S3 knows ${name}`, evidence);
      const odd = unusualName(facts.target.bucket);
      const hint = odd ? words` (${odd})` : [];
      return fail(
        words`There is no bucket called ${name}${hint}`,
        words`Check the spelling, and the partition: a bucket in China or GovCloud can't be seen from here. If it was deleted, its name may be taken by anybody.`,
        evidence,
      );
    }),
};
