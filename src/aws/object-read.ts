import type { Fact } from '../core/fact.ts';
import type { Target } from '../core/target.ts';
import type { AwsError } from './aws-error.ts';
import { type BucketInput, readBucket } from './bucket-read.ts';
import type { Ask } from './fact-of.ts';

export interface ObjectInput extends BucketInput {
  readonly Key: string;
  readonly VersionId?: string;
}

/** A read of an object may need another action when a version is named. */
interface ObjectAsk extends Ask {
  readonly ofVersion?: string;
}

/** Reads something of the target's object, or of the version that is asked for. A target without a key is a mistake. */
export function readObject<T>(
  target: Target,
  { ofVersion, ...ask }: ObjectAsk,
  read: (object: ObjectInput) => Promise<T | null>,
): Promise<Fact<T>> {
  const { versionId } = target;
  const action = versionId === null ? ask.action : (ofVersion ?? ask.action);
  const absentIf = (error: AwsError) => isGone(error) || (ask.absentIf?.(error) ?? false);
  return readBucket(target, { ...ask, action, absentIf }, (bucket) => read({ ...bucket, ...objectOf(target) }));
}

export function objectOf({ key, versionId }: Target): { readonly Key: string; readonly VersionId?: string } {
  if (key === null) throw new Error('no key was asked for');
  return { Key: key, ...(versionId !== null && { VersionId: versionId }) };
}

/** Nothing is at this key, or a delete marker is: that has neither ACL nor tags, and S3 answers 404 or 405. */
function isGone({ name, headers }: AwsError): boolean {
  return name === 'NoSuchKey' || name === 'NoSuchVersion' || headers['x-amz-delete-marker'] === 'true';
}
