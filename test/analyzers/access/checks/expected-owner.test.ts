import { expectedOwner } from '../../../../src/analyzers/access/checks/expected-owner.ts';
import { absent, known } from '../../../../src/core/fact.ts';
import { bucketFacts } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const account = '111122223333';
const owned = (by: boolean | null) =>
  bucketFacts({ bucket: known({ region: 'us-east-1', listable: true, expectedOwner: by }) }, { account });

promises(expectedOwner, [
  ['nobody named an owner', bucketFacts(), 'not applicable', 'No account was named'],
  ['there is no bucket to own', bucketFacts({ bucket: absent }, { account }), 'not applicable', 'no such bucket'],
  ['the named account owns it', owned(true), 'pass', 'Account 111122223333 owns it'],
  ['a stranger has it', owned(false), 'fail', 'does not own this bucket'],
  ['refused either way, nobody can tell', owned(null), 'unknown', "the owner can't be told"],
]);

isBlindWithout(expectedOwner, owned(true), ['bucket']);
