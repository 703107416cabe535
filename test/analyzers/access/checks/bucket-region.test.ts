import { bucketRegion } from '../../../../src/analyzers/access/checks/bucket-region.ts';
import { absent, known } from '../../../../src/core/fact.ts';
import { bucketFacts } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

promises(bucketRegion, [
  ['an address without a region is right', bucketFacts(), 'pass', 'It lives in us-east-1'],
  ['so is one with its region', bucketFacts({}, { region: 'us-east-1' }), 'pass', 'It lives in us-east-1'],
  [
    'one with another region is answered with 301',
    bucketFacts({}, { region: 'eu-west-1' }),
    'fail',
    'The address names eu-west-1, but the bucket lives in us-east-1',
  ],
  [
    'where S3 does not say there is nothing to compare',
    bucketFacts({ bucket: known({ region: null, listable: null, expectedOwner: null }) }, { region: 'eu-west-1' }),
    'not applicable',
    'did not say',
  ],
  ['nor where there is no bucket', bucketFacts({ bucket: absent }), 'not applicable', ''],
]);

isBlindWithout(bucketRegion, bucketFacts(), ['bucket']);
