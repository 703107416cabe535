import { grantsEverything } from '../../../../src/analyzers/access/checks/grants-everything.ts';
import { absent, known } from '../../../../src/core/fact.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { bucketFacts, policyOf } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const all: PolicyStatement = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::logs/*' };
const facts = (statement: PolicyStatement) => bucketFacts({ policy: known(policyOf(statement)) });
const { Action: _, ...noAction } = all;

promises(grantsEverything, [
  ['no policy', bucketFacts({ policy: absent }), 'pass', 'There is no bucket policy'],
  ['everybody, everything', facts(all), 'fail', "bucket policy's statement 1 allows everybody every S3 action"],
  ['by its Sid', facts({ ...all, Sid: 'Oops' }), 'fail', 'statement 1 (Oops)'],
  [
    'with a condition',
    facts({ ...all, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-x' } } }),
    'fail',
    'every S3 action, limited by its Condition alone',
  ],
  ['with an empty one', facts({ ...all, Condition: {} }), 'fail', 'allows everybody every S3 action'],
  [
    'everything but a little',
    facts({ ...noAction, NotAction: 's3:DeleteBucket' }),
    'fail',
    'but those under its NotAction',
  ],
  ['everything but S3', facts({ ...noAction, NotAction: ['s3:*'] }), 'pass', 'No Allow is that wide'],
  ['somebody', facts({ ...all, Principal: { AWS: '111122223333' } }), 'pass', 'No Allow is that wide'],
  ['some actions', facts({ ...all, Action: ['s3:Get*', 's3:Put*'] }), 'pass', 'No Allow is that wide'],
  ['a Deny', facts({ ...all, Effect: 'Deny' }), 'pass', 'No Allow is that wide'],
]);

isBlindWithout(grantsEverything, bucketFacts(), ['policy']);
