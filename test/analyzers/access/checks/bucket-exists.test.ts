import { bucketExists } from '../../../../src/analyzers/access/checks/bucket-exists.ts';
import { absent, known } from '../../../../src/core/fact.ts';
import { bucketFacts } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

promises(bucketExists, [
  ['a bucket that answers is there', bucketFacts(), 'pass', 'S3 knows logs'],
  [
    'so is one that we may not list',
    bucketFacts({ bucket: known({ region: 'us-east-1', listable: false, expectedOwner: null }) }),
    'pass',
    'S3 knows logs',
  ],
  ['404 is told to everybody', bucketFacts({ bucket: absent }), 'fail', 'There is no bucket called logs'],
  [
    'a name that S3 no longer gives out says why',
    bucketFacts({ bucket: absent }, { bucket: 'My_Logs' }),
    'fail',
    'There is no bucket called My_Logs (new bucket names have no capitals and no underscores)',
  ],
]);

isBlindWithout(bucketExists, bucketFacts(), ['bucket']);
