import { lockedOut } from '../../../../src/analyzers/access/checks/locked-out.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { bucketFacts, policyOf } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const lock: PolicyStatement = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
};
const facts = (but: Partial<PolicyStatement>) => bucketFacts({ policy: known(policyOf({ ...lock, ...but })) });
const { Principal: _, ...toNobody } = lock;

promises(lockedOut, [
  ['no policy locks nobody out', bucketFacts({ policy: absent }), 'pass', 'There is no bucket policy'],
  ['everybody is denied everything', facts({}), 'fail', "bucket policy's statement 1 denies everybody everything"],
  ['on all of S3', facts({ Resource: '*' }), 'fail', 'denies everybody everything'],
  ['on names that begin alike', facts({ Resource: 'arn:aws:s3:::lo*' }), 'fail', 'denies everybody everything'],
  ['written in capitals, for {"AWS": "*"}', facts({ Action: ['S3:*'], Principal: { AWS: '*' } }), 'fail', 'denies'],
  ['an empty Condition is none', facts({ Condition: {} }), 'fail', 'denies everybody everything'],
  ['a Deny of objects leaves the policy in reach', facts({ Resource: 'arn:aws:s3:::logs/*' }), 'pass', 'No statement'],
  ['so does one of a folder', facts({ Resource: 'arn:aws:s3:::logs/quarantine/*' }), 'pass', 'No statement'],
  ['and one of another bucket', facts({ Resource: 'arn:aws:s3:::logs-old' }), 'pass', 'No statement'],
  ['a Deny of some actions', facts({ Action: 's3:Delete*' }), 'pass', 'No statement'],
  ['an Allow', facts({ Effect: 'Allow' }), 'pass', 'No statement'],
  [
    'a Deny with a condition',
    facts({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    'pass',
    'No statement',
  ],
  ['a Deny for somebody', facts({ Principal: { AWS: 'arn:aws:iam::111122223333:role/x' } }), 'pass', 'No statement'],
  [
    'a Deny that leaves somebody out',
    bucketFacts({ policy: known(policyOf({ ...toNobody, NotPrincipal: { AWS: '111122223333' } })) }),
    'pass',
    'No statement',
  ],
  [
    'the policy that hides itself is found by the words of the refusal',
    bucketFacts({
      policy: denied('s3:GetBucketPolicy', 'not authorized … with an explicit deny in a resource-based policy'),
    }),
    'fail',
    'denies even those who would read it',
  ],
  [
    'any other refusal is only that',
    bucketFacts({ policy: denied('s3:GetBucketPolicy', 'because no identity-based policy allows the action') }),
    'unknown',
    'Cooper may not call s3:GetBucketPolicy',
  ],
]);

isBlindWithout(lockedOut, bucketFacts(), ['policy']);
