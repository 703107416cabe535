import { AwsError } from '../../../service.ts';
import type { BucketAsk } from '../api.ts';
import { accessDenied, invalidArgument, invalidRequest } from '../errors.ts';
import { defaultRetention, hasObjectLock } from '../settings/facts.ts';
import type { ObjectData, Retention } from '../state.ts';

/** What a new object's headers ask of Object Lock, else the bucket's default. */
export function lockFor({ call, bucket }: BucketAsk): Pick<ObjectData, 'retention' | 'legalHold'> {
  const mode = call.headers['x-amz-object-lock-mode'];
  const until = call.headers['x-amz-object-lock-retain-until-date'];
  const hold = call.headers['x-amz-object-lock-legal-hold'];
  const asked = mode !== undefined || until !== undefined || hold !== undefined;
  if (asked) needsLock(hasObjectLock(bucket));
  if ((mode === undefined) !== (until === undefined))
    throw invalidArgument(
      'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied',
      'x-amz-object-lock-mode',
      mode ?? 'null',
    );
  const retention = mode === undefined ? defaultRetention(bucket, call.at) : retentionOf(mode, until ?? '', call.at);
  return { retention, legalHold: hold === 'ON' };
}

export function needsLock(there: boolean): void {
  if (!there) throw invalidRequest('Bucket is missing Object Lock Configuration');
}

export function retentionOf(mode: string, until: string, now: Date): Retention {
  if (mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') throw invalidArgument('Unknown wormMode directive', 'mode', mode);
  const date = new Date(until);
  if (Number.isNaN(date.getTime()))
    throw invalidArgument('The retain until date must be provided in ISO 8601 format', 'retain-until-date', until);
  if (date <= now) throw invalidArgument('The retain until date must be in the future!', 'retain-until-date', until);
  return { mode, until: date };
}

/** Refuses to delete for good what Object Lock protects (S3 user guide, «Locking objects»). */
export function refuseLocked(data: ObjectData, headers: Readonly<Record<string, string>>, now: Date): void {
  const { retention, legalHold } = data;
  const held = retention !== null && retention.until > now;
  const bypassed = retention?.mode === 'GOVERNANCE' && headers['x-amz-bypass-governance-retention'] === 'true';
  if (legalHold || (held && !bypassed)) throw accessDenied('Access Denied because object protected by object lock.');
}

export function lockHeaders({ retention, legalHold }: ObjectData): Record<string, string> {
  return {
    ...(retention === null
      ? {}
      : {
          'x-amz-object-lock-mode': retention.mode,
          'x-amz-object-lock-retain-until-date': retention.until.toISOString(),
        }),
    ...(legalHold ? { 'x-amz-object-lock-legal-hold': 'ON' } : {}),
  };
}

export const noLockConfiguration = (): AwsError =>
  new AwsError('NoSuchObjectLockConfiguration', 404, 'The specified object does not have a ObjectLock configuration');
