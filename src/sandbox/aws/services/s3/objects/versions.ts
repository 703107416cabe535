import { createHash } from 'node:crypto';
import { denialOf } from '../../../denials.ts';
import { AwsError } from '../../../service.ts';
import type { BucketAsk } from '../api.ts';
import { methodNotAllowed, noSuchKey, noSuchVersion } from '../errors.ts';
import { versioningOf } from '../settings/facts.ts';
import type { Bucket, ObjectData, ObjectVersion, S3State } from '../state.ts';

/** A version that is an object, not a delete marker. */
export type LiveVersion = ObjectVersion & { readonly data: ObjectData };

const isLive = (version: ObjectVersion): version is LiveVersion => version.data !== null;

/** 32 characters, as S3's are. */
export function newVersionId(s3: S3State): string {
  s3.made += 1;
  return createHash('sha256').update(`version ${s3.made}`).digest('base64url').slice(0, 32).replaceAll('-', '.');
}

/** The object that a read is for: the latest version, or the one named. Throws what S3 answers when there is none. */
export function find({ bucket, key, ...ask }: BucketAsk, versionId = ask.query.get('versionId')): LiveVersion {
  const versions = bucket.objects.get(key) ?? [];
  if (versionId !== null) return named(versions, key, versionId);
  const [latest] = versions;
  if (latest !== undefined && isLive(latest)) return latest;
  hideMissing({ bucket, key, ...ask });
  throw noSuchKey(
    key,
    latest === undefined ? {} : { 'x-amz-delete-marker': 'true', 'x-amz-version-id': latest.versionId },
  );
}

function named(versions: readonly ObjectVersion[], key: string, versionId: string): LiveVersion {
  if (versionId !== 'null' && !/^[\w.-]{1,1024}$/.test(versionId))
    throw new AwsError('InvalidArgument', 400, 'Invalid version id specified', {
      details: { ArgumentName: 'versionId', ArgumentValue: versionId },
    });
  const found = versions.find((version) => version.versionId === versionId);
  if (found === undefined) throw noSuchVersion(key, versionId);
  if (isLive(found)) return found;
  throw methodNotAllowed({
    'x-amz-delete-marker': 'true',
    'x-amz-version-id': versionId,
    'last-modified': found.at.toUTCString(),
    allow: 'DELETE',
  });
}

/** Who may not list the bucket is told 403, not 404, in words that name s3:ListBucket (GetObject API reference). */
function hideMissing({ state, call, bucket }: BucketAsk): void {
  const denial = denialOf(state.denials, call.principal, 's3:ListBucket', `arn:aws:s3:::${bucket.name}`);
  if (denial !== undefined) throw new AwsError(denial.code, denial.status, denial.message);
}

/** Puts a new latest version in place; without versioning it replaces what was there. Answers its version id header. */
export function add(s3: S3State, bucket: Bucket, version: Omit<ObjectVersion, 'versionId'>): ObjectVersion {
  const enabled = versioningOf(bucket) === 'Enabled';
  const versionId = enabled ? newVersionId(s3) : 'null';
  const made: ObjectVersion = { ...version, versionId };
  const before = (bucket.objects.get(version.key) ?? []).filter((one) => one.versionId !== versionId);
  bucket.objects.set(version.key, [made, ...before]);
  return made;
}

/** The same version with other data. */
export function replace(bucket: Bucket, version: LiveVersion, data: Partial<ObjectData>): void {
  const versions = bucket.objects.get(version.key) ?? [];
  const changed = { ...version, data: { ...version.data, ...data } };
  bucket.objects.set(
    version.key,
    versions.map((one) => (one.versionId === version.versionId ? changed : one)),
  );
}

/** For good. */
export function remove(bucket: Bucket, key: string, versionId: string): void {
  const left = (bucket.objects.get(key) ?? []).filter((version) => version.versionId !== versionId);
  if (left.length === 0) bucket.objects.delete(key);
  else bucket.objects.set(key, left);
}

/** Buckets that never knew versions don't speak of them. */
export function versionHeader(bucket: Bucket, versionId: string): Record<string, string> {
  return versioningOf(bucket) === null ? {} : { 'x-amz-version-id': versionId };
}

/** The latest object at a key; null when there is none, or a delete marker on top. */
export function latest(bucket: Bucket, key: string): LiveVersion | null {
  const version = bucket.objects.get(key)?.[0];
  return version !== undefined && isLive(version) ? version : null;
}
