import { objectReadable } from '../../../../src/analyzers/access/checks/object-readable.ts';
import { absent, known } from '../../../../src/core/fact.ts';
import type { ObjectRead } from '../../../../src/core/facts.ts';
import { bucketFacts, objectFacts } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const facts = (object: ObjectRead) => objectFacts({ object: known(object) });

promises(objectReadable, [
  ['without a key there is nothing to read', bucketFacts(), 'not applicable', 'No key was asked for'],
  ['nor without an object', objectFacts({ object: absent }), 'not applicable', 'no such object'],
  ['what was read can be read', objectFacts(), 'pass', 'Cooper can read it: 1234 bytes, STANDARD'],
  [
    "a refusal is told in AWS's words",
    facts({ is: 'forbidden', head: null, code: 'AccessDenied', message: 'explicit deny in a service control policy' }),
    'fail',
    'explicit deny in a service control policy',
  ],
  [
    'or by its code, where there were none',
    facts({ is: 'forbidden', head: null, code: 'AccessDenied', message: null }),
    'fail',
    'S3 refuses it to Cooper: AccessDenied',
  ],
  ["a customer's key is needed", facts({ is: 'needs key' }), 'fail', 'SSE-C'],
  ['a 403 without reason is no reason', facts({ is: 'hidden', message: null }), 'unknown', 'without saying why'],
  [
    'an archived object has another finding',
    facts({ is: 'archived', head: null, storageClass: null, restoring: false }),
    'not applicable',
    'another finding',
  ],
  ['and so has a deleted one', facts({ is: 'delete marker', versionId: null }), 'not applicable', 'another finding'],
]);

isBlindWithout(objectReadable, objectFacts(), ['object']);
