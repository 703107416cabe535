import { expect, it } from 'vitest';
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
    "a refusal that others meet too is told in AWS's words",
    facts({
      is: 'forbidden',
      head: null,
      code: 'AccessDenied',
      message: 'with an explicit deny in a service control policy',
    }),
    'fail',
    'explicit deny in a service control policy',
  ],
  [
    'and so is one of KMS',
    facts({
      is: 'forbidden',
      head: null,
      code: 'AccessDenied',
      message: 'not authorized to perform: kms:Decrypt on resource: k because no resource-based policy allows it',
    }),
    'fail',
    'S3 would give it to Cooper, but KMS refuses the key',
  ],
  [
    'whatever words KMS has',
    facts({ is: 'forbidden', head: null, code: 'KMS.DisabledException', message: 'k is disabled.' }),
    'fail',
    'KMS refuses the key',
  ],
  [
    "what Cooper's own policies lack is nobody else's trouble",
    facts({
      is: 'forbidden',
      head: null,
      code: 'AccessDenied',
      message: 'not authorized to perform: kms:Decrypt on resource: k because no identity-based policy allows it',
    }),
    'unknown',
    "may be Cooper's own lack",
  ],
  [
    'and a bare refusal names nobody',
    facts({ is: 'forbidden', head: null, code: 'AccessDenied', message: null }),
    'unknown',
    'AccessDenied',
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

it("names the action that Cooper's own policies lack", () => {
  const message = 'not authorized to perform: kms:Decrypt on resource: k because no identity-based policy allows it';
  const outcome = objectReadable.judge(facts({ is: 'forbidden', head: null, code: 'AccessDenied', message }));
  expect(outcome).toMatchObject({ is: 'unknown', needs: ['kms:Decrypt'] });
});

isBlindWithout(objectReadable, objectFacts(), ['object']);
