import { expect, it } from 'vitest';
import { blockPublicAccess } from '../../../../src/analyzers/access/checks/block-public-access.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import { allOff, allOn, bucketFacts } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const half = { ...allOff, BlockPublicAcls: true, IgnorePublicAcls: true };

promises(blockPublicAccess, [
  ['all on, twice', bucketFacts(), 'pass', 'All four are on'],
  ['all on for the account', bucketFacts({ publicAccessBlock: absent }), 'pass', 'All four are on'],
  ['all on for the bucket', bucketFacts({ accountPublicAccessBlock: absent }), 'pass', 'All four are on'],
  [
    'no configuration means off',
    bucketFacts({ publicAccessBlock: absent, accountPublicAccessBlock: absent }),
    'fail',
    'BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy and RestrictPublicBuckets are off for both bucket and account',
  ],
  [
    'half of them',
    bucketFacts({ publicAccessBlock: known(half), accountPublicAccessBlock: absent }),
    'fail',
    'BlockPublicPolicy and RestrictPublicBuckets are off',
  ],
  [
    'what one level shows counts, what the other hides is unknown',
    bucketFacts({ publicAccessBlock: known(half), accountPublicAccessBlock: denied('s3:GetAccountPublicAccessBlock') }),
    'unknown',
    'Whether BlockPublicPolicy and RestrictPublicBuckets are on could not be seen on every level',
  ],
]);

isBlindWithout(blockPublicAccess, bucketFacts({ accountPublicAccessBlock: absent }), ['publicAccessBlock']);
isBlindWithout(blockPublicAccess, bucketFacts({ publicAccessBlock: absent }), ['accountPublicAccessBlock']);

it('the evidence is what was seen, and «no configuration» only where AWS said so', () => {
  const judged = (fact: typeof absent | ReturnType<typeof denied>) =>
    blockPublicAccess.judge(bucketFacts({ accountPublicAccessBlock: known(allOn), publicAccessBlock: fact }));
  expect(judged(absent)).toMatchObject({
    evidence: [
      { call: 'GetPublicAccessBlock', saw: 'NoSuchPublicAccessBlockConfiguration' },
      { call: 's3control GetPublicAccessBlock', saw: allOn },
    ],
  });
  expect(judged(denied('s3:GetBucketPublicAccessBlock'))).toMatchObject({
    evidence: [{ call: 's3control GetPublicAccessBlock', saw: allOn }],
  });
});
