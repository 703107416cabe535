import { kmsKeyUsable } from '../../../../src/analyzers/access/checks/kms-key-usable.ts';
import { absent, known } from '../../../../src/core/fact.ts';
import type { KmsKey, ObjectRead, Reads } from '../../../../src/core/facts.ts';
import { bucketFacts, objectFacts, readable } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const arn = 'arn:aws:kms:us-east-1:111122223333:key/k';
const key = (state: string, but: Partial<KmsKey> = {}): Reads => ({
  kmsKey: known({
    arn,
    state,
    manager: 'CUSTOMER',
    account: '111122223333',
    region: 'us-east-1',
    multiRegion: false,
    deletionDate: null,
    ...but,
  }),
});
const byDefault = (id: string | null): Reads => ({
  encryption: known({
    Rules: [{ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: id, BucketKeyEnabled: true, BlockedEncryptionTypes: [] }],
  }),
});
const underKms: Reads = { object: known(readable({ encryption: 'aws:kms:dsse', kmsKeyId: arn })) };
const forbidden: ObjectRead = { is: 'forbidden', head: null, code: 'AccessDenied', message: 'kms:Decrypt' };

promises(kmsKeyUsable, [
  ['an object without a KMS key has none to lose', objectFacts(), 'not applicable', 'No KMS key protects this object'],
  [
    'whatever the default is now',
    objectFacts({ ...byDefault(arn), ...key('Disabled') }),
    'not applicable',
    'No KMS key',
  ],
  ['a bucket without one neither', bucketFacts(), 'not applicable', "The bucket's default needs no KMS key"],
  ['an enabled key', objectFacts({ ...underKms, ...key('Enabled') }), 'pass', 'key/k is enabled'],
  ['a disabled key', objectFacts({ ...underKms, ...key('Disabled') }), 'fail', 'is Disabled'],
  ['a key that waits for its end', objectFacts({ ...underKms, ...key('PendingDeletion') }), 'fail', 'PendingDeletion'],
  ['a key that KMS does not know', objectFacts({ ...underKms, kmsKey: absent }), 'fail', 'KMS does not know the key'],
  [
    "the bucket's default key, for uploads",
    bucketFacts({ ...byDefault(arn), ...key('Disabled') }),
    'fail',
    'is Disabled',
  ],
  [
    "AWS's own key comes with its first use",
    bucketFacts({ ...byDefault(null), kmsKey: absent }),
    'not applicable',
    'made at its first use',
  ],
  [
    'an object that nobody could look at need not follow the default',
    objectFacts({ object: known(forbidden) }),
    'unknown',
    'what this object needs could not be seen',
  ],
  [
    'nor is its key fine because the default one is',
    objectFacts({ object: known(forbidden), ...byDefault(arn), ...key('Enabled') }),
    'unknown',
    'what this object needs could not be seen',
  ],
  [
    'a deleted object needs nothing',
    objectFacts({ object: known({ is: 'delete marker', versionId: null }) }),
    'not applicable',
    'no KMS key',
  ],
]);

isBlindWithout(kmsKeyUsable, objectFacts({ ...underKms, ...key('Enabled') }), ['kmsKey']);
isBlindWithout(kmsKeyUsable, bucketFacts(), ['encryption']);
