import { known } from '../../src/core/fact.ts';
import type { ObjectHead, Reads } from '../../src/core/facts.ts';

export const account = '111122223333';

const head: ObjectHead = {
  size: 3,
  lastModified: null,
  versionId: null,
  storageClass: 'STANDARD',
  encryption: 'aws:kms',
  kmsKeyId: `arn:aws:kms:us-east-1:${account}:key/one`,
  bucketKeyEnabled: false,
  restore: null,
  replicationStatus: null,
};

/** What readings that come after others may find: an ordinary bucket with an object under a KMS key. */
export const found: Reads = {
  caller: known({ arn: `arn:aws:sts::${account}:assumed-role/reader/session`, account }),
  bucket: known({ region: 'us-east-1', listable: null, expectedOwner: null }),
  object: known({ is: 'readable', head }),
};
