import { GetObjectLockConfigurationCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';
import { awsError, detailOf } from './aws-error.ts';

export interface CheckpointPlace {
  readonly bucket: string;
  /** The bucket's account, 12 digits; null where it is not known. */
  readonly account: string | null;
}

export type WroteCheckpoint =
  /** `mode`: how S3 keeps it; GOVERNANCE can be lifted by who has a permission for that. */
  | { readonly is: 'written'; readonly mode: string; readonly versionId: string | null }
  /** This end of the log has its checkpoint. */
  | { readonly is: 'there already' };

/**
 * Puts a checkpoint into a bucket whose default retention keeps it from change. Throws `Refusal` where the bucket keeps
 * nothing, or where it can't be written. Needs s3:GetBucketObjectLockConfiguration and s3:PutObject.
 */
export async function writeCheckpoint(
  s3: S3Client,
  { bucket, account }: CheckpointPlace,
  { key, body }: { readonly key: string; readonly body: string },
): Promise<WroteCheckpoint> {
  const place = { Bucket: bucket, ...(account !== null && { ExpectedBucketOwner: account }) };
  try {
    const mode = await lockedBy(s3, place);
    const { VersionId } = await s3.send(
      new PutObjectCommand({
        ...place,
        Key: key,
        Body: body,
        ContentType: 'application/json',
        // An upload under a retention period needs a checksum (S3 API reference, PutObject).
        ChecksumAlgorithm: 'SHA256',
        // Nothing that is there is written over (S3 user guide, «How to prevent object overwrites with conditional writes»).
        IfNoneMatch: '*',
      }),
    );
    return { is: 'written', mode, versionId: VersionId ?? null };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { name, status } = awsError(error);
    if (name === 'PreconditionFailed' || status === 412) return { is: 'there already' };
    throw unwritten(bucket, error);
  }
}

/** The mode of the bucket's default retention. */
async function lockedBy(s3: S3Client, place: { Bucket: string; ExpectedBucketOwner?: string }): Promise<string> {
  const { ObjectLockConfiguration: lock } = await s3
    .send(new GetObjectLockConfigurationCommand(place))
    .catch((error: unknown) => {
      if (awsError(error).name === 'ObjectLockConfigurationNotFoundError')
        return { ObjectLockConfiguration: undefined };
      throw error;
    });
  const { Mode, Days, Years } = lock?.Rule?.DefaultRetention ?? {};
  if (lock?.ObjectLockEnabled !== 'Enabled' || Mode === undefined || (Days ?? Years) === undefined)
    throw unlocked(place.Bucket);
  return Mode;
}

const unlocked = (bucket: string): Refusal =>
  new Refusal(
    words`The bucket ${code(bucket)} keeps nothing from change: it has no Object Lock with a default retention.`,
    words`Name a bucket that has both, best in COMPLIANCE mode and in an account of its own.`,
  );

const unwritten = (bucket: string, error: unknown): Refusal =>
  new Refusal(
    words`The checkpoint of the audit log could not be written to ${code(bucket)}. ${detailOf(awsError(error))}.`,
    words`See that Cooper may ${code('s3:GetBucketObjectLockConfiguration')} and ${code('s3:PutObject')} there. It is tried again at the next checkpoint.`,
  );
