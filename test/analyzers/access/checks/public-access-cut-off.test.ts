import { publicAccessCutOff } from '../../../../src/analyzers/access/checks/public-access-cut-off.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { TrailEvent } from '../../../../src/core/facts.ts';
import { bucketFacts, publicRead, withPolicy } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const isPublic = withPolicy(true, publicRead);
const set: TrailEvent = {
  id: '1',
  name: 'PutBucketPublicAccessBlock',
  at: '2026-02-28T23:59:59.000Z',
  who: 'arn:aws:iam::111122223333:user/ana',
  errorCode: null,
  source: 's3.amazonaws.com',
};

promises(publicAccessCutOff, [
  ['nobody from outside is let in', bucketFacts(), 'not applicable', 'not public'],
  ['a public policy is cut off', bucketFacts(isPublic), 'fail', 'on for the account and the bucket, cuts off'],
  [
    'by the account alone',
    bucketFacts({ ...isPublic, publicAccessBlock: absent }),
    'fail',
    'on for the account, cuts off',
  ],
  [
    'or is not',
    bucketFacts({ ...isPublic, publicAccessBlock: absent, accountPublicAccessBlock: absent }),
    'pass',
    'RestrictPublicBuckets is off',
  ],
  [
    'who did it, and when',
    bucketFacts({ ...isPublic, recentChanges: known([{ ...set, errorCode: 'AccessDenied', who: 'bob' }, set]) }),
    'fail',
    '; ana last set it on 2026-02-28 23:59 UTC',
  ],
  [
    'a change to the bucket says nothing of the account',
    bucketFacts({ ...isPublic, publicAccessBlock: absent, recentChanges: known([set]) }),
    'fail',
    'cuts off the public bucket policy',
  ],
  [
    'nobody knows who',
    bucketFacts({ ...isPublic, recentChanges: denied('cloudtrail:LookupEvents') }),
    'fail',
    'cuts off the public bucket policy',
  ],
]);

isBlindWithout(publicAccessCutOff, bucketFacts(isPublic), ['policyStatus']);
isBlindWithout(
  publicAccessCutOff,
  bucketFacts({ ...isPublic, publicAccessBlock: absent, accountPublicAccessBlock: absent }),
  ['publicAccessBlock', 'accountPublicAccessBlock'],
);
