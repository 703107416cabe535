import { known } from '../../src/core/fact.ts';
import type { ObjectHead, Reads } from '../../src/core/facts.ts';
import type { Subject } from '../../src/core/subject.ts';

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

/** Who is refused what, in a question that leaves nothing open. */
export const subject: Subject = {
  principal: `arn:aws:iam::${account}:user/ann`,
  action: 's3:GetObject',
  endpoint: null,
  keyArn: null,
};

/** What readings that come after others may find: an ordinary bucket with an object under a KMS key. */
export const found: Reads = {
  caller: known({ arn: `arn:aws:sts::${account}:assumed-role/reader/session`, account }),
  bucket: known({ region: 'us-east-1', listable: null, expectedOwner: null }),
  objectHead: known(head),
  object: known({ is: 'readable', head }),
  owner: known({ account, canonicalId: null, canonicalIds: {} }),
  policy: known({ Version: '2012-10-17', Statement: [] }),
};
