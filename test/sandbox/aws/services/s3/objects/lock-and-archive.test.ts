import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  RestoreObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, refusalOf, s3Of } from '../../../world.ts';

const start = new Date('2026-10-07T12:00:00Z');
let now = start;
beforeEach(() => {
  now = start;
});
const hours = (count: number): Date => new Date(start.getTime() + count * 3_600_000);

const aws = localAws(
  (state) => {
    bucket(state, {
      name: 'locked',
      account,
      versioning: { Status: 'Enabled' },
      objectLock: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } },
      objects: [
        { key: 'governed', body: 'x', versionId: 'v1', retention: { mode: 'GOVERNANCE', until: hours(48) } },
        { key: 'complied', body: 'x', versionId: 'v1', retention: { mode: 'COMPLIANCE', until: hours(48) } },
        { key: 'held', body: 'x', versionId: 'v1', legalHold: true },
      ],
    });
    bucket(state, {
      name: 'cold',
      account,
      objects: [
        { key: 'deep', body: 'x', storageClass: 'DEEP_ARCHIVE' },
        { key: 'flexible', body: 'x', storageClass: 'GLACIER' },
        { key: 'instant', body: 'x', storageClass: 'GLACIER_IR' },
      ],
    });
  },
  () => now,
);
const s3 = () => s3Of(aws());

describe('Object Lock', () => {
  const remove = (Key: string, more: object = {}) =>
    s3().send(new DeleteObjectCommand({ Bucket: 'locked', Key, VersionId: 'v1', ...more }));
  const refused = {
    name: 'AccessDenied',
    status: 403,
    message: 'Access Denied because object protected by object lock.',
  };

  it.each(['governed', 'complied', 'held'])('keeps a version that is %s', async (key) => {
    expect(await refusalOf(remove(key))).toMatchObject(refused);
    await s3().send(new DeleteObjectCommand({ Bucket: 'locked', Key: key }));
  });

  it('lets governance be bypassed, and nothing else', async () => {
    await remove('governed', { BypassGovernanceRetention: true });
    expect(await refusalOf(remove('complied', { BypassGovernanceRetention: true }))).toMatchObject(refused);
    expect(await refusalOf(remove('held', { BypassGovernanceRetention: true }))).toMatchObject(refused);
  });

  it('holds in a list of deletes too', async () => {
    const { Errors } = await s3().send(
      new DeleteObjectsCommand({ Bucket: 'locked', Delete: { Objects: [{ Key: 'held', VersionId: 'v1' }] } }),
    );
    expect(Errors).toMatchObject([{ Code: 'AccessDenied' }]);
  });

  it('ends with its time', async () => {
    now = hours(49);
    expect((await remove('complied')).$metadata.httpStatusCode).toBe(204);
  });

  it('is what new objects get by default, or ask for', async () => {
    await s3().send(new PutObjectCommand({ Bucket: 'locked', Key: 'new', Body: 'x' }));
    const retention = async () =>
      (await s3().send(new GetObjectRetentionCommand({ Bucket: 'locked', Key: 'new' }))).Retention;
    expect(await retention()).toEqual({ Mode: 'GOVERNANCE', RetainUntilDate: hours(24) });
    await s3().send(
      new PutObjectCommand({
        Bucket: 'locked',
        Key: 'new',
        Body: 'x',
        ObjectLockMode: 'COMPLIANCE',
        ObjectLockRetainUntilDate: hours(72),
      }),
    );
    expect(await retention()).toEqual({ Mode: 'COMPLIANCE', RetainUntilDate: hours(72) });
    expect(await s3().send(new HeadObjectCommand({ Bucket: 'locked', Key: 'new' }))).toMatchObject({
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: hours(72),
    });
  });

  it('may be lengthened by anybody, shortened by bypass, in compliance by nobody', async () => {
    const put = (Key: string, mode: 'GOVERNANCE' | 'COMPLIANCE', until: Date, more: object = {}) =>
      s3().send(
        new PutObjectRetentionCommand({
          Bucket: 'locked',
          Key,
          Retention: { Mode: mode, RetainUntilDate: until },
          ...more,
        }),
      );
    await put('governed', 'GOVERNANCE', hours(72));
    expect((await refusalOf(put('governed', 'GOVERNANCE', hours(1)))).name).toBe('AccessDenied');
    await put('governed', 'GOVERNANCE', hours(1), { BypassGovernanceRetention: true });
    expect((await refusalOf(put('complied', 'COMPLIANCE', hours(1), { BypassGovernanceRetention: true }))).name).toBe(
      'AccessDenied',
    );
    expect((await refusalOf(put('governed', 'GOVERNANCE', hours(-1)))).name).toBe('InvalidArgument');
  });

  it('has legal holds, which come and go', async () => {
    const hold = async () =>
      (await s3().send(new GetObjectLegalHoldCommand({ Bucket: 'locked', Key: 'held' }))).LegalHold?.Status;
    expect(await hold()).toBe('ON');
    await s3().send(new PutObjectLegalHoldCommand({ Bucket: 'locked', Key: 'held', LegalHold: { Status: 'OFF' } }));
    expect(await hold()).toBe('OFF');
    await remove('held');
  });

  it('is not where it was not set up', async () => {
    expect(await refusalOf(s3().send(new GetObjectRetentionCommand({ Bucket: 'cold', Key: 'deep' })))).toMatchObject({
      name: 'InvalidRequest',
      status: 400,
    });
    expect(await refusalOf(s3().send(new GetObjectRetentionCommand({ Bucket: 'locked', Key: 'held' })))).toMatchObject({
      name: 'NoSuchObjectLockConfiguration',
      status: 404,
    });
  });
});

describe('an archived object', () => {
  const get = (Key: string) => s3().send(new GetObjectCommand({ Bucket: 'cold', Key }));
  const head = (Key: string) => s3().send(new HeadObjectCommand({ Bucket: 'cold', Key }));
  const restore = (Key: string, Tier: 'Standard' | 'Bulk' | 'Expedited', Days = 2) =>
    s3().send(
      new RestoreObjectCommand({ Bucket: 'cold', Key, RestoreRequest: { Days, GlacierJobParameters: { Tier } } }),
    );

  it('can be looked at, but not read', async () => {
    expect(await refusalOf(get('deep'))).toMatchObject({ name: 'InvalidObjectState', status: 403 });
    const error = await get('flexible').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ StorageClass: 'GLACIER' });
    expect((await head('deep')).StorageClass).toBe('DEEP_ARCHIVE');
    await get('instant');
  });

  it('is restored in its time, for its time', async () => {
    expect((await restore('flexible', 'Standard')).$metadata.httpStatusCode).toBe(202);
    expect((await head('flexible')).Restore).toBe('ongoing-request="true"');
    expect(await refusalOf(restore('flexible', 'Standard'))).toMatchObject({
      name: 'RestoreAlreadyInProgress',
      status: 409,
    });
    expect((await refusalOf(get('flexible'))).name).toBe('InvalidObjectState');
    now = hours(6);
    expect((await head('flexible')).Restore).toBe(
      `ongoing-request="false", expiry-date="${hours(5 + 48).toUTCString()}"`,
    );
    await get('flexible');
    const listed = await s3().send(
      new ListObjectsV2Command({ Bucket: 'cold', OptionalObjectAttributes: ['RestoreStatus'] }),
    );
    expect(listed.Contents?.find(({ Key }) => Key === 'flexible')?.RestoreStatus).toEqual({
      IsRestoreInProgress: false,
      RestoreExpiryDate: hours(53),
    });
    now = hours(54);
    expect((await refusalOf(get('flexible'))).name).toBe('InvalidObjectState');
  });

  it.each([
    ['deep', 'Expedited', 2, 'InvalidArgument', 400],
    ['instant', 'Standard', 2, 'InvalidObjectState', 403],
    ['flexible', 'Standard', 0, 'MalformedXML', 400],
  ] as const)('%s is not restored by %s for %i days', async (key, tier, days, name, status) => {
    expect(await refusalOf(restore(key, tier, days))).toMatchObject({ name, status });
  });
});
