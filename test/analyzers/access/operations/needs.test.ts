import { describe, expect, it } from 'vitest';
import { operationOf } from '../../../../src/analyzers/access/operations/find.ts';
import { needsOf } from '../../../../src/analyzers/access/operations/needs.ts';
import type { NeedsAbout } from '../../../../src/analyzers/access/operations/types.ts';
import { plain } from '../../../../src/core/words.ts';
import { needs, plainly, readKey, underKms, writeKey } from './asking.ts';

const full = (name: string, about: Partial<NeedsAbout>) => {
  const operation = operationOf(name);
  return operation === null ? [] : needsOf(operation, { ...plainly, ...about });
};

describe('request headers ask for more', () => {
  it.each([
    ['PutObject', { 'x-amz-acl': 'private' }, ['s3:PutObjectAcl object']],
    ['PutObject', { 'x-amz-grant-read': 'id=x' }, ['s3:PutObjectAcl object']],
    ['PutObject', { 'x-amz-tagging': 'a=b' }, ['s3:PutObjectTagging object']],
    ['PutObject', { 'x-amz-object-lock-mode': 'GOVERNANCE' }, ['s3:PutObjectRetention object']],
    ['PutObject', { 'x-amz-object-lock-legal-hold': 'ON' }, ['s3:PutObjectLegalHold object']],
    ['PutObject', { 'if-match': '"9b2c"' }, ['s3:GetObject object']],
    ['PutObject', { 'if-match': '*' }, []],
    ['PutObject', { 'if-none-match': '*' }, []],
    ['PutObject', { 'content-type': 'text/csv' }, []],
    [
      'CreateMultipartUpload',
      { 'x-amz-tagging': 'a=b', 'x-amz-acl': 'private' },
      ['s3:PutObjectAcl object', 's3:PutObjectTagging object'],
    ],
    ['DeleteObject', { 'if-match': '"9b2c"' }, ['s3:GetObject object']],
    ['DeleteObject', { 'x-amz-bypass-governance-retention': 'true' }, ['s3:BypassGovernanceRetention object']],
    ['DeleteObject', { 'x-amz-bypass-governance-retention': 'false' }, []],
    ['PutObjectRetention', { 'x-amz-bypass-governance-retention': 'true' }, ['s3:BypassGovernanceRetention object']],
    ['CreateBucket', { 'x-amz-acl': 'private' }, ['s3:PutBucketAcl bucket']],
    ['CreateBucket', { 'x-amz-object-ownership': 'ObjectWriter' }, ['s3:PutBucketOwnershipControls bucket']],
    [
      'CreateBucket',
      { 'x-amz-bucket-object-lock-enabled': 'true' },
      ['s3:PutBucketObjectLockConfiguration bucket', 's3:PutBucketVersioning bucket'],
    ],
  ])('%s with %j: %j', (name, headers, more) => {
    expect(needs(name, { headers })).toEqual([...needs(name), ...more]);
  });

  it('and say so', () => {
    const [, acl] = full('PutObject', { headers: { 'x-amz-acl': 'private' } });
    expect(plain(acl?.why ?? [])).toBe('because the request sends x-amz-acl');
  });
});

describe('copies', () => {
  const headers = { 'x-amz-copy-source': '/other/a%20key.csv?versionId=v9' };

  it('read their source, as the header names it', () => {
    const [, source] = full('CopyObject', { headers });
    expect(source).toMatchObject({
      action: 's3:GetObjectVersion',
      on: 'source object',
      arn: 'arn:aws:s3:::other/a key.csv',
    });
  });

  it.each([
    ['other/k', 'arn:aws-cn:s3:::other/k'],
    [
      'arn:aws:s3:us-west-2:111122223333:accesspoint/ap/object/k',
      'arn:aws:s3:us-west-2:111122223333:accesspoint/ap/object/k',
    ],
    ['other/100%', 'arn:aws-cn:s3:::other/100%'],
    ['other', null],
    ['', null],
  ])('whose source is %j read %j', (source, arn) => {
    const [, need] = full('CopyObject', { partition: 'aws-cn', headers: { 'x-amz-copy-source': source } });
    expect(need).toMatchObject({ action: 's3:GetObject', on: 'source object', arn });
  });

  it('of which the source is not known say so', () => {
    expect(plain(operationOf('CopyObject')?.note ?? [])).toContain('x-amz-copy-source');
  });

  it('take tags along, unless the request says otherwise', () => {
    const tags = ['s3:GetObjectTagging source object', 's3:PutObjectTagging object'];
    const taken = { headers: { 'x-amz-copy-source': 'b/k' }, tagged: true };
    expect(needs('CopyObject', taken)).toEqual(['s3:PutObject object', 's3:GetObject source object', ...tags]);
    expect(needs('CopyObject', { ...taken, headers: { ...headers } })).toContain(
      's3:GetObjectVersionTagging source object',
    );
    expect(needs('CopyObject', { ...taken, tagged: null })).toContain('s3:PutObjectTagging? object');
    const replaced = { ...taken.headers, 'x-amz-tagging-directive': 'REPLACE' };
    expect(needs('CopyObject', { ...taken, headers: replaced })).not.toContain('s3:PutObjectTagging object');
  });
});

describe('KMS keys', () => {
  it('of reads and of writes are different ones', () => {
    const keys = full('CopyObject', underKms).flatMap(({ on, arn, action }) => (on === 'key' ? [[action, arn]] : []));
    expect(keys).toEqual([
      ['kms:Decrypt', readKey],
      ['kms:GenerateDataKey', writeKey],
    ]);
  });

  it('are perhaps needed when encryption could not be read', () => {
    const hidden = { kmsKeyArn: null, known: false };
    expect(needs('GetObject', { encryption: hidden })).toEqual(['s3:GetObject object', 'kms:Decrypt? key not known']);
    expect(needs('PutObject', { writes: hidden })).toEqual([
      's3:PutObject object',
      'kms:GenerateDataKey? key not known',
    ]);
    expect(needs('PutObject', { writes: { kmsKeyArn: writeKey, known: false } })).toEqual([
      's3:PutObject object',
      'kms:GenerateDataKey? key',
    ]);
  });

  it.each<[Record<string, string>, readonly (string | null)[]]>([
    [{ 'x-amz-server-side-encryption': 'AES256' }, []],
    [{ 'x-amz-server-side-encryption-customer-algorithm': 'AES256' }, []],
    [{ 'x-amz-server-side-encryption': 'aws:kms' }, [null]],
    [
      { 'x-amz-server-side-encryption': 'aws:kms:dsse', 'x-amz-server-side-encryption-aws-kms-key-id': readKey },
      [readKey],
    ],
    [{ 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': 'write' }, [writeKey]],
    [{ 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': 'other' }, [null]],
    [{}, [writeKey]],
  ])('of writes: %j before the default of the bucket', (headers, keys) => {
    const found = full('PutObject', { ...underKms, headers });
    expect(found.flatMap(({ on, arn }) => (on === 'key' ? [arn] : []))).toEqual(keys);
  });

  it('are used for a checksum by HeadObject', () => {
    const headers = { 'x-amz-checksum-mode': 'ENABLED' };
    expect(needs('HeadObject', { ...underKms, headers })).toEqual([
      's3:GetObject object',
      'kms:Decrypt key',
      'kms:GenerateDataKey key',
    ]);
    expect(needs('HeadObject', { headers })).toEqual(['s3:GetObject object']);
  });

  it('are named in the reason', () => {
    const [, need] = full('GetObject', underKms);
    expect(plain(need?.why ?? [])).toBe(`because the object is encrypted with the KMS key ${readKey}`);
    expect(plain(full('GetObject', {})[0]?.why ?? [])).toBe('because GetObject asks for it');
  });
});

describe('ARNs', () => {
  it('are of the partition', () => {
    expect(full('GetObject', { partition: 'aws-us-gov' })[0]?.arn).toBe('arn:aws-us-gov:s3:::logs/a.csv');
    expect(full('ListObjectsV2', { partition: 'aws-cn' })[0]?.arn).toBe('arn:aws-cn:s3:::logs');
    expect(full('ListBuckets', {})[0]?.arn).toBe('*');
  });

  it('of an object that nobody named are not known', () => {
    expect(needs('PutObject', { key: null })).toEqual(['s3:PutObject object not known']);
  });
});

describe('commands of the AWS CLI', () => {
  it.each([
    ['cp', ['s3:GetObject? object', 's3:PutObject? object']],
    ['mv', ['s3:GetObject? object', 's3:PutObject? object', 's3:DeleteObject? object']],
    ['sync', ['s3:ListBucket bucket', 's3:GetObject? object', 's3:PutObject? object', 's3:DeleteObject? object']],
    ['rm', ['s3:DeleteObject object', 's3:ListBucket? bucket']],
    ['ls', ['s3:ListBucket bucket']],
    ['presign', ['s3:GetObject object']],
    ['mb', ['s3:CreateBucket bucket']],
    ['rb', ['s3:DeleteBucket bucket']],
  ])('%s needs %j', (name, all) => {
    expect(needs(name)).toEqual(expect.arrayContaining(all));
    expect(needs(name).some((need) => need.startsWith('kms:Decrypt '))).toBe(false);
  });

  it('under KMS need the key, too', () => {
    expect(needs('cp', underKms)).toEqual(expect.arrayContaining(['kms:Decrypt? key', 'kms:GenerateDataKey? key']));
    expect(needs('presign', underKms)).toEqual(['s3:GetObject object', 'kms:Decrypt key']);
  });

  it('rm of a whole bucket lists it for sure', () => {
    expect(needs('rm', { key: null })).toEqual(['s3:DeleteObject object not known', 's3:ListBucket bucket']);
  });
});
