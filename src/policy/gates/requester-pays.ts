import { both, type Gate } from './gate.ts';
import { sent } from './header.ts';

/**
 * Whoever is not of the bucket's account must say that it pays, and be known: nobody can charge the anonymous.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html
 */
export const requesterPays: Gate = {
  layer: 'requester_pays',
  decision: 'implicit_deny',
  judge: ({ asked, about, s3 }) => {
    const { type, account } = asked.caller;
    if (s3.requesterPays === false || account === about.owner || asked.resource.everything) return null;
    if (type === 'anonymous')
      return { refuses: s3.requesterPays, because: 'a Requester Pays bucket is closed to anonymous requests' };
    const agreed = sent({ asked, s3 }, 'x-amz-request-payer');
    const silent = agreed === 'unknown' ? agreed : agreed?.toLowerCase() !== 'requester';
    return {
      refuses: both(s3.requesterPays, silent),
      because: 'the request does not send x-amz-request-payer: requester',
    };
  },
};
