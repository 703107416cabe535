import { ListObjectsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, refusalOf, s3Of } from '../../../world.ts';

const keys = ['Z', 'a/1', 'a/2', 'b/1', 'c d+é', 'ü'];
const aws = localAws((state) => {
  bucket(state, {
    name: 'plain',
    account,
    objects: keys.map((key) => ({ key, body: key })),
  });
});
const s3 = () => s3Of(aws());

describe('a list of objects', () => {
  const list = (more: object = {}) => s3().send(new ListObjectsV2Command({ Bucket: 'plain', ...more }));

  it('is in the order of bytes', async () => {
    const { Contents, KeyCount, IsTruncated } = await list();
    expect([Contents?.map(({ Key }) => Key), KeyCount, IsTruncated]).toEqual([keys, 6, false]);
  });

  it.each([
    [{ Prefix: 'a/' }, ['a/1', 'a/2'], []],
    [{ Delimiter: '/' }, ['Z', 'c d+é', 'ü'], ['a/', 'b/']],
    [{ Prefix: 'a/', Delimiter: '/' }, ['a/1', 'a/2'], []],
    [{ StartAfter: 'a/2' }, ['b/1', 'c d+é', 'ü'], []],
    [{ StartAfter: 'a/', Delimiter: '/' }, ['c d+é', 'ü'], ['b/']],
    [{ MaxKeys: 0 }, [], []],
    [{ Prefix: 'nothing' }, [], []],
  ])('of %j', async (more, contents, prefixes) => {
    const { Contents = [], CommonPrefixes = [] } = await list(more);
    expect([Contents.map(({ Key }) => Key), CommonPrefixes.map(({ Prefix }) => Prefix)]).toEqual([contents, prefixes]);
  });

  it.each([{}, { Delimiter: '/' }])('comes in pages that lose nothing: %j', async (more) => {
    const whole = await list(more);
    const seen: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await list({ ...more, MaxKeys: 1, ...(token === undefined ? {} : { ContinuationToken: token }) });
      seen.push(
        ...(page.Contents ?? []).map(({ Key }) => Key),
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
      );
      token = page.NextContinuationToken;
    } while (token !== undefined);
    const all = [
      ...(whole.Contents ?? []).map(({ Key }) => Key),
      ...(whole.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
    ];
    expect(new Set(seen)).toEqual(new Set(all));
    expect(seen).toHaveLength(all.length);
  });

  it('tells the owner when asked', async () => {
    expect((await list()).Contents?.[0]?.Owner).toBeUndefined();
    expect((await list({ FetchOwner: true })).Contents?.[0]?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  });

  it('encodes keys when asked', async () => {
    const { Contents } = await list({ EncodingType: 'url', Prefix: 'c' });
    expect(Contents?.[0]?.Key).toBe('c+d%2B%C3%A9');
  });

  it('has an older form', async () => {
    const page = await s3().send(new ListObjectsCommand({ Bucket: 'plain', MaxKeys: 2, Delimiter: '/' }));
    expect(page).toMatchObject({
      IsTruncated: true,
      NextMarker: 'a/',
      Contents: [{ Key: 'Z' }],
      CommonPrefixes: [{ Prefix: 'a/' }],
    });
    const next = await s3().send(new ListObjectsCommand({ Bucket: 'plain', Marker: page.NextMarker, Delimiter: '/' }));
    expect(next.CommonPrefixes).toEqual([{ Prefix: 'b/' }]);
  });

  it.each([{ MaxKeys: -1 }, { ContinuationToken: 'nonsense' }])('refuses %j', async (more) => {
    expect(await refusalOf(list(more))).toMatchObject({ name: 'InvalidArgument', status: 400 });
  });
});
