import { describe, expect, it } from 'vitest';
import { kmsKeyId } from '../../src/aws/kms-key-place.ts';
import { absent, known } from '../../src/core/fact.ts';
import type { ObjectHead, Reads } from '../../src/core/facts.ts';
import { nobody } from '../../src/core/subject.ts';

const keyOf = (id: string): string => `arn:aws:kms:us-east-1:111122223333:key/${id}`;

const head: ObjectHead = {
  size: 1,
  lastModified: null,
  versionId: null,
  storageClass: 'STANDARD',
  encryption: 'aws:kms',
  kmsKeyId: keyOf('old'),
  bucketKeyEnabled: false,
  restore: null,
  replicationStatus: null,
};
const rule = {
  SSEAlgorithm: 'aws:kms',
  KMSMasterKeyID: keyOf('default'),
  BucketKeyEnabled: false,
  BlockedEncryptionTypes: [],
};
const encryption = known({ Rules: [rule] });
const reads: Reads = { objectHead: known(head), encryption };
const asking = (action: string | null, keyArn: string | null = null) => ({ ...nobody, action, keyArn });

describe('the key that matters', () => {
  it.each([
    ['for reading is that of the object', 's3:GetObject', 'old'],
    ['for writing is the default of the bucket, whatever the object is under now', 's3:PutObject', 'default'],
    ['without an action is that of the object', null, 'old'],
  ])('%s', (_promise, action, id) => {
    expect(kmsKeyId(reads, asking(action))).toEqual(known(keyOf(id)));
  });

  it('is the one that an error names, where the object cannot be read', () => {
    expect(kmsKeyId({ encryption }, asking('s3:GetObject', keyOf('named')))).toEqual(known(keyOf('named')));
  });

  it('is none where nothing is under KMS', () => {
    expect(kmsKeyId({ objectHead: known({ ...head, encryption: 'AES256', kmsKeyId: null }) }, asking(null))).toEqual(
      absent,
    );
  });
});
