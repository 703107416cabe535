import { describe, expect, it } from 'vitest';
import { object } from '../../../src/aws/measures/object.ts';
import { absent, known } from '../../../src/core/fact.ts';
import type { Reads } from '../../../src/core/facts.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { startStub, type StubAnswer } from '../stub.ts';

const listable: Reads = { bucket: known({ region: 'us-east-1', listable: true, expectedOwner: null }) };
const unlistable: Reads = { bucket: known({ region: 'us-east-1', listable: false, expectedOwner: null }) };

const error = (status: number, code: string, message = 'Access Denied', more = ''): StubAnswer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`,
});

async function read(
  head: StubAnswer,
  get: StubAnswer = { status: 500 },
  sofar = listable,
  versionId: string | null = null,
) {
  await using stub = await startStub(({ method }) => (method === 'HEAD' ? head : get));
  const fact = await object.read(readersOf(stub), target({ bucket: 'logs', key: 'a b', versionId }), sofar);
  return { fact, asked: stub.asked };
}

const refused = { status: 403 };

describe('HEAD that answers', () => {
  it('200 is enough where S3 keeps the key', async () => {
    const headers = { 'content-length': '5', 'x-amz-server-side-encryption': 'AES256' };
    const { fact, asked } = await read({ status: 200, headers });
    expect(asked.map(({ method }) => method)).toEqual(['HEAD']);
    expect(fact).toMatchObject({ is: 'known', value: { is: 'readable', head: { encryption: 'AES256' } } });
  });

  it('200 under a KMS key proves nothing about the key: the first byte does, and its refusal keeps what HEAD told', async () => {
    const headers = {
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'arn:key',
    };
    const words =
      'User: u is not authorized to perform: kms:Decrypt on resource: k because no resource-based policy allows it';
    const { fact } = await read({ status: 200, headers }, error(403, 'AccessDenied', words), unlistable);
    expect(fact).toMatchObject({
      is: 'known',
      value: { is: 'forbidden', message: words, head: { kmsKeyId: 'arn:key' } },
    });
  });

  it('200 says all about the object', async () => {
    const headers = {
      'content-length': '5',
      'last-modified': 'Sun, 22 Nov 2026 03:00:00 GMT',
      'x-amz-version-id': 'v1',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'arn:key',
      'x-amz-server-side-encryption-bucket-key-enabled': 'true',
      'x-amz-replication-status': 'FAILED',
    };
    const { fact } = await read({ status: 200, headers }, { status: 206, body: 'x' });
    expect(fact).toEqual({
      is: 'known',
      value: {
        is: 'readable',
        head: {
          size: 5,
          lastModified: '2026-11-22T03:00:00.000Z',
          versionId: 'v1',
          storageClass: 'STANDARD',
          encryption: 'aws:kms',
          kmsKeyId: 'arn:key',
          bucketKeyEnabled: true,
          restore: null,
          replicationStatus: 'FAILED',
        },
      },
    });
  });

  it.each([
    [{ 'x-amz-storage-class': 'GLACIER' }, { is: 'archived', storageClass: 'GLACIER', restoring: false }],
    [
      { 'x-amz-storage-class': 'DEEP_ARCHIVE', 'x-amz-restore': 'ongoing-request="true"' },
      { is: 'archived', restoring: true },
    ],
    [
      { 'x-amz-storage-class': 'GLACIER', 'x-amz-restore': 'ongoing-request="false", expiry-date="x"' },
      { is: 'readable' },
    ],
    [{ 'x-amz-storage-class': 'GLACIER_IR' }, { is: 'readable' }],
    [{ 'x-amz-archive-status': 'DEEP_ARCHIVE_ACCESS' }, { is: 'archived' }],
  ])('200 with %j', async (headers, value) => {
    expect((await read({ status: 200, headers })).fact).toMatchObject({ is: 'known', value });
  });

  it.each([
    [{ status: 404 }, null, { is: 'absent' }],
    [
      { status: 404, headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': 'm1' } },
      null,
      { is: 'known', value: { is: 'delete marker', versionId: 'm1' } },
    ],
    [
      { status: 405, headers: { 'x-amz-delete-marker': 'true' } },
      'm2',
      { is: 'known', value: { is: 'delete marker', versionId: 'm2' } },
    ],
    [{ status: 503 }, null, { is: 'failed', why: 'throttled' }],
    [{ status: 301 }, null, { is: 'failed', why: 'error' }],
  ])('%j (version %s)', async (head, versionId, fact) => {
    expect((await read(head, undefined, listable, versionId)).fact).toMatchObject(fact);
  });
});

describe('HEAD that refuses without words: GET of one byte says why (F10)', () => {
  it('asks for the first byte only', async () => {
    const { asked } = await read(refused, error(403, 'AccessDenied'));
    expect(asked.map(({ method, headers }) => `${method} ${headers.range ?? ''}`)).toEqual(['HEAD ', 'GET bytes=0-0']);
  });

  const named = 'User: u is not authorized to perform: s3:ListBucket on resource: b because no identity-based policy';
  const forKms = 'User: u is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext';
  it.each([
    ['we may list, so it exists', listable, error(403, 'AccessDenied'), { is: 'forbidden', code: 'AccessDenied' }],
    ['we may not list, so nobody can tell', unlistable, error(403, 'AccessDenied'), { is: 'hidden' }],
    ['nobody knows whether we may list', {}, error(403, 'AccessDenied'), { is: 'hidden' }],
    ['the text names s3:ListBucket', listable, error(403, 'AccessDenied', named), { is: 'hidden', message: named }],
    ['KMS refused, so it was found', unlistable, error(403, 'AccessDenied', forKms), { is: 'forbidden' }],
    [
      'its key is disabled',
      unlistable,
      error(400, 'KMS.DisabledException'),
      { is: 'forbidden', code: 'KMS.DisabledException' },
    ],
    [
      'it is archived',
      unlistable,
      error(403, 'InvalidObjectState', 'x', '<StorageClass>DEEP_ARCHIVE</StorageClass>'),
      { is: 'archived', storageClass: 'DEEP_ARCHIVE' },
    ],
    [
      'it is encrypted with a key of the customer',
      listable,
      error(
        400,
        'InvalidRequest',
        'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
      ),
      { is: 'needs key' },
    ],
    ['it is empty', listable, error(416, 'InvalidRange'), { is: 'readable', head: { size: 0 } }],
    [
      'it can be read after all',
      listable,
      { status: 206, headers: { 'content-range': 'bytes 0-0/1234', 'content-length': '1' }, body: 'x' },
      { is: 'readable', head: { size: 1234 } },
    ],
  ] as const)('%s', async (_why, sofar, get, value) => {
    expect((await read(refused, get, sofar)).fact).toMatchObject({ is: 'known', value });
  });

  it.each([
    [error(404, 'NoSuchKey'), { is: 'absent' }],
    [error(404, 'NoSuchBucket'), { is: 'failed', why: 'no such bucket' }],
    [error(403, 'InvalidAccessKeyId'), { is: 'failed', why: 'error' }],
    [error(400, 'ExpiredToken'), { is: 'failed', why: 'error' }],
    [error(503, 'SlowDown'), { is: 'failed', why: 'throttled' }],
    [
      { status: 403, body: 'garbage' },
      { is: 'failed', why: 'malformed' },
    ],
  ])('%j is not about the object', async (get, fact) => {
    expect((await read(refused, get)).fact).toMatchObject(fact);
  });
});

it('in a bucket that does not exist there is no object to speak of', async () => {
  const { fact } = await read({ status: 404 }, undefined, { bucket: absent });
  expect(fact).toMatchObject({ is: 'failed', why: 'no such bucket' });
});
