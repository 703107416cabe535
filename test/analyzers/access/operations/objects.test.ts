import { describe, expect, it } from 'vitest';
import { needs, underKms, versioned } from './asking.ts';

/** Operation; what it needs by itself; with a version id; with the object and the bucket under KMS keys. */
type Row = readonly [name: string, plain: string, withVersion: string, more: string];

const same = '';
const read = 's3:GetObject object';
const readVersion = 's3:GetObjectVersion object';
const write = 's3:PutObject object';
const source = 's3:GetObject source object not known';
const decrypt = 'kms:Decrypt key';
const dataKey = 'kms:GenerateDataKey key';

const rows: readonly Row[] = [
  ['GetObject', read, readVersion, decrypt],
  ['HeadObject', read, readVersion, decrypt],
  [
    'GetObjectAttributes',
    `${read}, s3:GetObjectAttributes object`,
    `${readVersion}, s3:GetObjectVersionAttributes object`,
    decrypt,
  ],
  ['SelectObjectContent', read, readVersion, decrypt],
  ['GetObjectTorrent', 's3:GetObjectTorrent object', 's3:GetObjectVersionTorrent object', ''],
  ['GetObjectAcl', 's3:GetObjectAcl object', 's3:GetObjectVersionAcl object', ''],
  ['GetObjectTagging', 's3:GetObjectTagging object', 's3:GetObjectVersionTagging object', ''],
  ['GetObjectLegalHold', 's3:GetObjectLegalHold object', same, ''],
  ['GetObjectRetention', 's3:GetObjectRetention object', same, ''],
  ['GetObjectAnnotation', 's3:GetObjectAnnotation object', same, ''],
  ['ListObjectAnnotations', 's3:ListObjectAnnotations object', same, ''],
  ['ListParts', 's3:ListMultipartUploadParts object', same, decrypt],
  ['PutObject', write, same, dataKey],
  ['PostObject', write, same, dataKey],
  ['CreateMultipartUpload', write, same, `${dataKey}, ${decrypt}`],
  ['UploadPart', write, same, `${dataKey}, ${decrypt}`],
  ['CompleteMultipartUpload', write, same, decrypt],
  ['AbortMultipartUpload', 's3:AbortMultipartUpload object', same, ''],
  ['CopyObject', `${write}, ${source}`, same, `${decrypt}, ${dataKey}`],
  ['UploadPartCopy', `${write}, ${source}`, same, `${decrypt}, ${dataKey}, ${decrypt}`],
  ['RestoreObject', 's3:RestoreObject object', same, ''],
  ['PutObjectAcl', 's3:PutObjectAcl object', 's3:PutObjectVersionAcl object', ''],
  ['PutObjectTagging', 's3:PutObjectTagging object', 's3:PutObjectVersionTagging object', ''],
  ['PutObjectLegalHold', 's3:PutObjectLegalHold object', same, ''],
  ['PutObjectRetention', 's3:PutObjectRetention object', same, ''],
  ['PutObjectAnnotation', 's3:PutObjectAnnotation object', same, ''],
  [
    'UpdateObjectEncryption',
    's3:UpdateObjectEncryption object',
    same,
    `${decrypt}, kms:ReEncryptFrom key, kms:Encrypt key, ${dataKey}, kms:ReEncryptTo key`,
  ],
  ['DeleteObject', 's3:DeleteObject object', 's3:DeleteObjectVersion object', ''],
  ['DeleteObjects', 's3:DeleteObject object', 's3:DeleteObjectVersion object', ''],
  ['DeleteObjectTagging', 's3:DeleteObjectTagging object', 's3:DeleteObjectVersionTagging object', ''],
  ['DeleteObjectAnnotation', 's3:DeleteObjectAnnotation object', same, ''],
  ['s3:GetObjectVersion', readVersion, same, decrypt],
  ['s3:PutObjectVersionTagging', 's3:PutObjectVersionTagging object', same, ''],
  ['kms:Decrypt', 'kms:Decrypt key not known', same, ''],
];

describe.each(rows)('%s', (name, plain, withVersion, more) => {
  const list = (text: string) => text.split(', ').filter((one) => one !== '');

  it(`needs ${plain}`, () => {
    expect(needs(name)).toEqual(list(plain));
  });

  it(`with a version id needs ${withVersion || 'the same'}`, () => {
    expect(needs(name, versioned)).toEqual(list(withVersion || plain));
  });

  it(`under KMS needs ${more || 'nothing'} beside`, () => {
    expect(needs(name, underKms)).toEqual([...list(plain.replace('key not known', 'key')), ...list(more)]);
  });
});
