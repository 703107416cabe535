import { requesterPays } from '../../../../src/analyzers/access/checks/requester-pays.ts';
import { absent, known } from '../../../../src/core/fact.ts';
import { bucketFacts } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

promises(requesterPays, [
  ['the owner pays', bucketFacts(), 'pass', 'The bucket owner pays'],
  ['so it is where nobody said', bucketFacts({ requestPayment: absent }), 'pass', 'The bucket owner pays'],
  ['the reader pays', bucketFacts({ requestPayment: known({ Payer: 'Requester' }) }), 'fail', 'Requester Pays is on'],
]);

isBlindWithout(requesterPays, bucketFacts(), ['requestPayment']);
