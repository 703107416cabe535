import { type Check, fail, judge, pass } from '../../../core/check.ts';
import { code, words } from '../../../core/words.ts';

/** Requests without the header get 403, and anonymous ones always do (S3 user guide, «Using Requester Pays buckets»). */
export const requesterPays: Check = {
  id: 'access/requester-pays',
  title: 'Readers need not say that they pay',
  severity: 'medium',
  reads: ['requestPayment'],

  judge: (facts) =>
    judge(facts, ['requestPayment'], ({ requestPayment }) => {
      const evidence = [{ call: 'GetBucketRequestPayment', saw: requestPayment }];
      if (requestPayment?.Payer !== 'Requester') return pass(words`The bucket owner pays`, evidence);
      return fail(
        words`Requester Pays is on: whoever is not the owner gets 403 without ${code('x-amz-request-payer: requester')}`,
        words`Send that header and pay, or ask the owner to turn Requester Pays off.`,
        evidence,
      );
    }),
};
