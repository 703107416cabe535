import { CopyObjectCommand, GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
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
const textOf = async (answer: ReturnType<typeof get>): Promise<string | undefined> =>
  (await answer).Body?.transformToString();

describe('a copy', () => {
  const copy = (CopySource: string, Key: string, more: object = {}) =>
    s3().send(new CopyObjectCommand({ Bucket: 'plain', CopySource, Key, ...more }));

  it('has the content, metadata and tags of its source', async () => {
    await copy('plain/hello', 'second');
    expect(await head('second')).toMatchObject({ ContentType: 'text/plain', Metadata: { mood: 'fine' }, TagCount: 1 });
    expect(await textOf(get('second'))).toBe('Hello, world');
  });

  it('may replace them', async () => {
    await copy('plain/hello', 'second', {
      MetadataDirective: 'REPLACE',
      Metadata: { a: 'b' },
      TaggingDirective: 'REPLACE',
    });
    const answer = await head('second');
    expect([answer.Metadata, answer.TagCount]).toEqual([{ a: 'b' }, undefined]);
  });

  it('onto itself must change something', async () => {
    expect(await refusalOf(copy('plain/hello', 'hello'))).toMatchObject({ name: 'InvalidRequest', status: 400 });
    await copy('plain/hello', 'hello', { StorageClass: 'STANDARD_IA' });
    expect((await head('hello')).StorageClass).toBe('STANDARD_IA');
  });

  it('needs to read its source', async () => {
    expect(await refusalOf(copy('plain/gone', 'second'))).toMatchObject({ name: 'NoSuchKey', status: 404 });
    await post(aws(), 'denials', {
      denials: [
        { principal: '*', action: 's3:GetObject', resource: 'arn:aws:s3:::plain/hello', message: 'not this one' },
      ],
    });
    expect(await refusalOf(copy('plain/hello', 'second'))).toMatchObject({
      name: 'AccessDenied',
      message: 'not this one',
    });
  });
});
