import type { Cause } from '../../../core/cause.ts';
import { isWebsite, type Question } from '../../../core/question.ts';
import { code, words } from '../../../core/words.ts';
import type { Leg } from '../legs/leg.ts';
import { causeOf } from './cause-of.ts';

/**
 * A website endpoint takes no signatures: whoever asks there is nobody, and what is not public stays shut.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 */
export function websiteCauses(asked: Question, legs: readonly Leg[]): readonly Cause[] {
  const refused = legs.some(({ weighed }) => weighed.blockedBy.length > 0);
  if (!isWebsite(asked) || !refused) return [];
  return [
    causeOf('B10', {
      certainty: 'certain',
      because: words`${code(asked.address ?? '')} is a website endpoint, where nobody signs, and this is not public`,
      evidence: [{ call: 'the question', saw: { address: asked.address } }],
    }),
  ];
}
