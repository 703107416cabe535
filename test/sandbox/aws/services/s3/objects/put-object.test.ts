import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  DeleteObjectTaggingCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, refusalOf, s3Of } from '../../../world.ts';

const at = new Date('2026-10-01T12:00:00Z');
const aws = localAws((state) => {
  bucket(state, {
    name: 'plain',
    account,
    objects: [
      {
        key: 'hello',
        body: 'Hello, world',
        at,
        contentType: 'text/plain',
        metadata: { Mood: 'fine' },
        tags: { a: '1' },
      },
      { key: 'huge', size: 5_000_000_000_000, storageClass: 'STANDARD_IA' },
      { key: 'copied', body: 'x', replicationStatus: 'FAILED' },
    ],
  });
});

const s3 = () => s3Of(aws());
const get = (Key: string, more: object = {}) => s3().send(new GetObjectCommand({ Bucket: 'plain', Key, ...more }));
const head = (Key: string, more: object = {}) => s3().send(new HeadObjectCommand({ Bucket: 'plain', Key, ...more }));
const put = (Key: string, Body: string, more: object = {}) =>
  s3().send(new PutObjectCommand({ Bucket: 'plain', Key, Body, ...more }));
const textOf = async (answer: ReturnType<typeof get>): Promise<string | undefined> =>
  (await answer).Body?.transformToString();

describe('an object', () => {
  it('comes back as it went, with all that was said of it', async () => {
    const sent = {
      ContentType: 'text/html',
      CacheControl: 'no-cache',
      ContentEncoding: 'gzip',
      Metadata: { a: 'b' },
      StorageClass: 'STANDARD_IA',
      Tagging: 'x=1&y=2',
    } as const;
    const { ETag } = await put('k', 'content', sent);
    expect(ETag).toBe(`"${createHash('md5').update('content').digest('hex')}"`);
    expect(await head('k')).toMatchObject({
      ETag,
      ContentLength: 7,
      ContentType: 'text/html',
      CacheControl: 'no-cache',
      ContentEncoding: 'gzip',
      Metadata: { a: 'b' },
      StorageClass: 'STANDARD_IA',
      ServerSideEncryption: 'AES256',
      TagCount: 2,
    });
    expect(await textOf(get('k'))).toBe('content');
  });

  it('may be sent as a stream, in chunks with a trailing checksum', async () => {
    const Body = Readable.from([Buffer.from('one '), Buffer.from('two')]);
    await s3().send(new PutObjectCommand({ Bucket: 'plain', Key: 'k', Body, ContentLength: 7 }));
    expect(await textOf(get('k'))).toBe('one two');
    expect((await head('k')).ContentEncoding).toBeUndefined();
  });

  it('that was damaged on the way is not kept', async () => {
    expect(await refusalOf(put('k', 'content', { ChecksumCRC32: 'AAAAAA==' }))).toMatchObject({
      name: 'BadDigest',
      status: 400,
    });
    expect(await refusalOf(put('k', 'content', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }))).toMatchObject({
      name: 'BadDigest',
      status: 400,
    });
    expect(await refusalOf(get('k'))).toMatchObject({ name: 'NoSuchKey', status: 404 });
  });

  it('has a checksum that the reader checks', async () => {
    expect(await get('hello')).toMatchObject({ ChecksumCRC32: expect.any(String), ChecksumType: 'FULL_OBJECT' });
    const { Checksum, ObjectSize } = await s3().send(
      new GetObjectAttributesCommand({
        Bucket: 'plain',
        Key: 'hello',
        ObjectAttributes: ['Checksum', 'ObjectSize', 'ETag', 'StorageClass'],
      }),
    );
    expect([Checksum?.ChecksumCRC32, ObjectSize]).toEqual([(await get('hello')).ChecksumCRC32, 12]);
  });

  it('of a size alone is made up, and always the same', async () => {
    expect(await head('huge')).toMatchObject({ ContentLength: 5_000_000_000_000, StorageClass: 'STANDARD_IA' });
    const wide = await textOf(get('huge', { Range: 'bytes=1000-1063' }));
    expect(wide).toHaveLength(64);
    expect(await textOf(get('huge', { Range: 'bytes=1010-1019' }))).toBe(wide?.slice(10, 20));
    expect(await refusalOf(get('huge'))).toMatchObject({ name: 'NotImplemented', status: 501 });
  });

  it('says how its replication fares', async () => {
    expect((await head('copied')).ReplicationStatus).toBe('FAILED');
  });

  it('has tags, which come and go', async () => {
    const tags = async () => (await s3().send(new GetObjectTaggingCommand({ Bucket: 'plain', Key: 'hello' }))).TagSet;
    expect(await tags()).toEqual([{ Key: 'a', Value: '1' }]);
    await s3().send(
      new PutObjectTaggingCommand({ Bucket: 'plain', Key: 'hello', Tagging: { TagSet: [{ Key: 'b', Value: '' }] } }),
    );
    expect(await tags()).toEqual([{ Key: 'b', Value: '' }]);
    await s3().send(new DeleteObjectTaggingCommand({ Bucket: 'plain', Key: 'hello' }));
    expect(await tags()).toEqual([]);
  });

  it('goes, and going once more is no error', async () => {
    await s3().send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'hello' }));
    await s3().send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'hello' }));
    expect(await refusalOf(get('hello'))).toMatchObject({ name: 'NoSuchKey', status: 404 });
    expect(await refusalOf(head('hello'))).toMatchObject({ name: 'NotFound', status: 404 });
  });

  it.each([
    ['a class that there isn’t', { StorageClass: 'ATTIC' }, 'InvalidStorageClass'],
    ['more than 2 KB of metadata', { Metadata: { a: 'x'.repeat(2100) } }, 'MetadataTooLarge'],
    ['eleven tags', { Tagging: Array.from({ length: 11 }, (_, nth) => `k${nth}=v`).join('&') }, 'BadRequest'],
    ['a lock, in a bucket without', { ObjectLockLegalHoldStatus: 'ON' }, 'InvalidRequest'],
    ['an ACL, where those are disabled', { ACL: 'public-read' }, 'AccessControlListNotSupported'],
  ])('is refused with %s', async (_, more, name) => {
    expect(await refusalOf(put('k', 'x', more))).toMatchObject({ name, status: 400 });
  });

  it('has a key of at most 1,024 bytes', async () => {
    await put('ü'.repeat(512), 'x');
    expect(await refusalOf(put(`${'ü'.repeat(512)}x`, 'x'))).toMatchObject({ name: 'KeyTooLongError', status: 400 });
  });
});
