import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, post, refusalOf, s3Of } from '../../../world.ts';

const aws = localAws((state) => {
  bucket(state, {
    name: 'versioned',
    account,
    versioning: { Status: 'Enabled' },
    objects: [
      { key: 'k', body: 'one', versionId: 'v1' },
      { key: 'k', body: 'two', versionId: 'v2' },
      { key: 'gone', body: 'old', versionId: 'g1' },
      { key: 'gone', deleteMarker: true, versionId: 'g2' },
    ],
  });
  bucket(state, { name: 'plain', account, objects: [{ key: 'k', body: 'old' }] });
});

const s3 = () => s3Of(aws());
const get = async (Key: string, VersionId?: string) => {
  const { Body } = await s3().send(
    new GetObjectCommand({ Bucket: 'versioned', Key, ...(VersionId === undefined ? {} : { VersionId }) }),
  );
  return Body?.transformToString();
};
const put = (Key: string, Body: string, Bucket = 'versioned') => s3().send(new PutObjectCommand({ Bucket, Key, Body }));
const remove = (Key: string, VersionId?: string) =>
  s3().send(new DeleteObjectCommand({ Bucket: 'versioned', Key, ...(VersionId === undefined ? {} : { VersionId }) }));

describe('versions', () => {
  it('the latest is read, older ones by their id', async () => {
    const { VersionId } = await put('k', 'three');
    expect([await get('k'), await get('k', 'v1'), await get('k', VersionId)]).toEqual(['three', 'one', 'three']);
  });

  it('a delete puts a marker on top, and taking the marker away brings the object back', async () => {
    const { DeleteMarker, VersionId } = await remove('k');
    expect(DeleteMarker).toBe(true);
    expect(await refusalOf(get('k'))).toMatchObject({ name: 'NoSuchKey', status: 404 });
    await remove('k', VersionId);
    expect(await get('k')).toBe('two');
  });

  it('a delete of a version is for good', async () => {
    await remove('k', 'v2');
    expect(await get('k')).toBe('one');
    expect(await refusalOf(get('k', 'v2'))).toMatchObject({ name: 'NoSuchVersion', status: 404 });
  });

  it('a marker on top answers 404 and says so; the marker itself 405', async () => {
    const headers = async (query = '') => {
      const answer = await fetch(`${aws().url}/versioned/gone${query}`, { method: 'HEAD' });
      return [answer.status, answer.headers.get('x-amz-delete-marker'), answer.headers.get('x-amz-version-id')];
    };
    expect(await headers()).toEqual([404, 'true', 'g2']);
    expect(await headers('?versionId=g2')).toEqual([405, 'true', 'g2']);
    expect(await refusalOf(get('gone', 'g2'))).toMatchObject({ name: 'MethodNotAllowed', status: 405 });
    expect(await get('gone', 'g1')).toBe('old');
  });

  it('an id of no form is refused', async () => {
    expect(await refusalOf(get('k', 'no such id!'))).toMatchObject({ name: 'InvalidArgument', status: 400 });
  });

  it('suspended, new objects are the null version and markers too', async () => {
    await s3().send(
      new PutBucketVersioningCommand({ Bucket: 'versioned', VersioningConfiguration: { Status: 'Suspended' } }),
    );
    expect((await put('k', 'three')).VersionId).toBe('null');
    expect((await put('k', 'four')).VersionId).toBe('null');
    expect((await remove('k')).VersionId).toBe('null');
    const { Versions } = await s3().send(new ListObjectVersionsCommand({ Bucket: 'versioned', Prefix: 'k' }));
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['v2', 'v1']);
  });

  it('enabled later, what was there stays as the null version', async () => {
    expect((await s3().send(new HeadObjectCommand({ Bucket: 'plain', Key: 'k' }))).VersionId).toBeUndefined();
    await s3().send(
      new PutBucketVersioningCommand({ Bucket: 'plain', VersioningConfiguration: { Status: 'Enabled' } }),
    );
    await put('k', 'new', 'plain');
    const { Body } = await s3().send(new GetObjectCommand({ Bucket: 'plain', Key: 'k', VersionId: 'null' }));
    expect(await Body?.transformToString()).toBe('old');
  });

  it('a version needs its own permission', async () => {
    await post(aws(), 'denials', { denials: [{ principal: '*', action: 's3:GetObjectVersion', resource: '*' }] });
    expect(await get('k')).toBe('two');
    expect(await refusalOf(get('k', 'v1'))).toMatchObject({ name: 'AccessDenied', status: 403 });
  });
});

describe('a list of versions', () => {
  const list = (more: object = {}) => s3().send(new ListObjectVersionsCommand({ Bucket: 'versioned', ...more }));

  it('shows versions and markers, newest first', async () => {
    const { Versions, DeleteMarkers } = await list();
    expect(Versions?.map(({ Key, VersionId, IsLatest }) => [Key, VersionId, IsLatest])).toEqual([
      ['gone', 'g1', false],
      ['k', 'v2', true],
      ['k', 'v1', false],
    ]);
    expect(DeleteMarkers).toMatchObject([{ Key: 'gone', VersionId: 'g2', IsLatest: true }]);
  });

  it('goes on where a page ended, also within a key', async () => {
    const seen: string[] = [];
    let markers: object = {};
    for (let page = 0; page < 9; page++) {
      const { Versions = [], DeleteMarkers = [], ...rest } = await list({ MaxKeys: 1, ...markers });
      seen.push(...[...Versions, ...DeleteMarkers].map(({ VersionId }) => VersionId ?? ''));
      if (rest.IsTruncated !== true) break;
      markers = { KeyMarker: rest.NextKeyMarker, VersionIdMarker: rest.NextVersionIdMarker };
    }
    expect(seen).toEqual(['g2', 'g1', 'v2', 'v1']);
  });
});

it('many are deleted at once, each with its own answer', async () => {
  await post(aws(), 'denials', {
    denials: [
      { principal: '*', action: 's3:DeleteObject', resource: 'arn:aws:s3:::versioned/gone', message: 'keep it' },
    ],
  });
  const Objects = [{ Key: 'k', VersionId: 'v1' }, { Key: 'k' }, { Key: 'gone' }, { Key: 'never' }];
  const { Deleted, Errors } = await s3().send(new DeleteObjectsCommand({ Bucket: 'versioned', Delete: { Objects } }));
  expect(Deleted).toMatchObject([
    { Key: 'k', VersionId: 'v1' },
    { Key: 'k', DeleteMarker: true },
    { Key: 'never', DeleteMarker: true },
  ]);
  expect(Errors).toEqual([{ Key: 'gone', Code: 'AccessDenied', Message: 'keep it' }]);
});
