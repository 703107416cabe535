import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, post, refusalOf, s3Of } from '../../../world.ts';

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

describe('a range', () => {
  it.each([
    ['bytes=0-4', 'Hello', 'bytes 0-4/12'],
    ['bytes=7-', 'world', 'bytes 7-11/12'],
    ['bytes=-5', 'world', 'bytes 7-11/12'],
    ['bytes=0-99', 'Hello, world', 'bytes 0-11/12'],
    ['bytes=-99', 'Hello, world', 'bytes 0-11/12'],
    ['bytes=5-1', 'Hello, world', undefined],
    ['bytes=0-0,2-3', 'Hello, world', undefined],
    ['lines=1-2', 'Hello, world', undefined],
  ])('%s is «%s»', async (Range, text, ContentRange) => {
    const answer = await get('hello', { Range });
    expect([answer.ContentRange, await answer.Body?.transformToString()]).toEqual([ContentRange, text]);
  });

  it.each(['bytes=12-', 'bytes=99-100', 'bytes=-0'])('%s is beyond the end', async (Range) => {
    expect(await refusalOf(get('hello', { Range }))).toMatchObject({ name: 'InvalidRange', status: 416 });
  });
});

describe('a condition', () => {
  const etag = `"${createHash('md5').update('Hello, world').digest('hex')}"`;
  const before = new Date(at.getTime() - 1000);

  it.each([
    ['If-Match fits', { IfMatch: etag }, 200],
    ['If-Match does not', { IfMatch: '"other"' }, 412],
    ['If-None-Match does not', { IfNoneMatch: '"other"' }, 200],
    ['If-None-Match fits', { IfNoneMatch: etag }, 304],
    ['not modified since', { IfModifiedSince: at }, 304],
    ['modified since', { IfModifiedSince: before }, 200],
    ['not unmodified since', { IfUnmodifiedSince: before }, 412],
    ['unmodified since', { IfUnmodifiedSince: at }, 200],
    ['If-Match wins over If-Unmodified-Since', { IfMatch: etag, IfUnmodifiedSince: before }, 200],
  ])('of a read: %s', async (_, more, status) => {
    const answered = await get('hello', more).then(
      () => 200,
      (error: { $metadata: { httpStatusCode: number } }) => error.$metadata.httpStatusCode,
    );
    expect(answered).toBe(status);
  });

  it('of a write: only where nothing is, only over what is known', async () => {
    expect(await refusalOf(put('hello', 'x', { IfNoneMatch: '*' }))).toMatchObject({
      name: 'PreconditionFailed',
      status: 412,
    });
    expect(await refusalOf(put('hello', 'x', { IfMatch: '"other"' }))).toMatchObject({
      name: 'PreconditionFailed',
      status: 412,
    });
    await put('fresh', 'x', { IfNoneMatch: '*' });
    await put('hello', 'x', { IfMatch: etag });
  });
});

it('who may not list is told 403 for what is missing, in words that name s3:ListBucket', async () => {
  const message = `User: x is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::plain" because no identity-based policy allows the s3:ListBucket action`;
  await post(aws(), 'denials', {
    denials: [{ principal: '*', action: 's3:ListBucket', resource: 'arn:aws:s3:::plain', message }],
  });
  expect(await refusalOf(get('gone'))).toMatchObject({ name: 'AccessDenied', status: 403, message });
  expect(await refusalOf(head('gone'))).toMatchObject({ status: 403 });
  expect(await textOf(get('hello'))).toBe('Hello, world');
});
