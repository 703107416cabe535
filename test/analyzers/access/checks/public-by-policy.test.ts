import { publicByPolicy } from '../../../../src/analyzers/access/checks/public-by-policy.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import { allOff, bucketFacts, publicRead, withPolicy } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const open = { ...withPolicy(true, publicRead), publicAccessBlock: absent, accountPublicAccessBlock: absent };

promises(publicByPolicy, [
  ['no policy', bucketFacts(), 'pass', 'There is no bucket policy'],
  [
    'what S3 says is not public',
    bucketFacts(withPolicy(false, publicRead)),
    'pass',
    'S3 says that the bucket policy is not',
  ],
  [
    'a public policy',
    bucketFacts(open),
    'fail',
    'PUBLIC: anybody on the internet can use what the bucket policy allows',
  ],
  ['names its statement', bucketFacts(open), 'fail', 'by statement 1 (PublicRead)'],
  [
    'even when the document may not be read',
    bucketFacts({ ...open, policy: denied('s3:GetBucketPolicy') }),
    'fail',
    'what the bucket policy allows, and RestrictPublicBuckets is off',
  ],
  [
    'the three other flags do not help',
    bucketFacts({
      ...open,
      publicAccessBlock: known({ ...allOff, BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true }),
    }),
    'fail',
    'PUBLIC',
  ],
  [
    'RestrictPublicBuckets does',
    bucketFacts({ ...open, publicAccessBlock: known({ ...allOff, RestrictPublicBuckets: true }) }),
    'pass',
    'RestrictPublicBuckets, on for the bucket, neutralises it',
  ],
  [
    'and an unseen level hides nothing where another has it on',
    bucketFacts({
      ...open,
      publicAccessBlock: known({ ...allOff, RestrictPublicBuckets: true }),
      accountPublicAccessBlock: denied('s3:GetAccountPublicAccessBlock'),
    }),
    'pass',
    'neutralises it',
  ],
]);

isBlindWithout(publicByPolicy, bucketFacts(), ['policyStatus']);
isBlindWithout(publicByPolicy, bucketFacts(open), ['policyStatus', 'publicAccessBlock', 'accountPublicAccessBlock']);
