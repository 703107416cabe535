import { type AccessPointName, spelledAccessPoint } from './access-point-name.ts';

/** What a question is about. `null` is «not known yet» for account and region, «not asked for» for key and version. */
export interface Target {
  /** Empty as long as only an access point is known: `accessPoint` names it, and reading finds the bucket. */
  readonly bucket: string;
  readonly key: string | null;
  readonly versionId: string | null;
  /** The account that owns the bucket, only when the question or the configuration says so. */
  readonly account: string | null;
  /** The region that the question names (a regional URL, say); the bucket may live elsewhere. */
  readonly region: string | null;
  /** The access point that the question names in place of the bucket. */
  readonly accessPoint: AccessPointName | null;
}

export function target(of: Partial<Target> & { bucket: string }): Target {
  return { key: null, versionId: null, account: null, region: null, accessPoint: null, ...of };
}

/** The target as people write it. */
export function spelled({ bucket, key, versionId, accessPoint }: Target): string {
  if (accessPoint !== null) return spelledAccessPoint(accessPoint, key);
  const version = versionId === null ? '' : `?versionId=${versionId}`;
  return key === null ? `${bucket}${version}` : `${bucket}/${key}${version}`;
}

/** ARNs of S3 buckets and objects have neither region nor account (IAM user guide, «Amazon Resource Names»). */
export const bucketArn = (bucket: string): string => `arn:aws:s3:::${bucket}`;
export const objectArn = (bucket: string, key: string): string => `${bucketArn(bucket)}/${key}`;
