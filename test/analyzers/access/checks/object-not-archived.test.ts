import { objectNotArchived } from '../../../../src/analyzers/access/checks/object-not-archived.ts';
import { absent, known } from '../../../../src/core/fact.ts';
import { bucketFacts, head, objectFacts, readable } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const archived = (restoring: boolean, storageClass: string | null = 'DEEP_ARCHIVE') =>
  objectFacts({ object: known({ is: 'archived', head, storageClass, restoring }) });

promises(objectNotArchived, [
  ['without a key nothing is archived', bucketFacts(), 'not applicable', 'No key was asked for'],
  ['what can be read is not', objectFacts({ object: known(readable()) }), 'pass', 'Its storage class is STANDARD'],
  ['what is not there is not', objectFacts({ object: absent }), 'not applicable', 'no object that could be read'],
  ['an archived object answers 403', archived(false), 'fail', 'It is archived in DEEP_ARCHIVE'],
  ['one that is being restored too', archived(true), 'fail', 'It is archived in DEEP_ARCHIVE'],
  ['an archive tier has no class of its own', archived(false, null), 'fail', 'It is archived in an archive tier'],
]);

isBlindWithout(objectNotArchived, objectFacts(), ['object']);
