import { AwsError } from '../../../service.ts';
import type { ObjectData } from '../state.ts';

const archived = new Set(['GLACIER', 'DEEP_ARCHIVE']);

export const isArchived = ({ storageClass }: ObjectData): boolean => archived.has(storageClass);

/** Whether it can be read at once, at this moment. */
function isReadable(data: ObjectData, now: Date): boolean {
  if (!isArchived(data)) return true;
  return data.restore !== null && data.restore.readyAt <= now && now < data.restore.expiresAt;
}

/** The `x-amz-restore` header: under way, or there until a day. */
export function restoreHeader({ restore }: ObjectData, now: Date): Record<string, string> {
  if (restore === null || restore.expiresAt <= now) return {};
  if (restore.readyAt > now) return { 'x-amz-restore': 'ongoing-request="true"' };
  return { 'x-amz-restore': `ongoing-request="false", expiry-date="${restore.expiresAt.toUTCString()}"` };
}

export function refuseArchived(data: ObjectData, now: Date): void {
  if (isReadable(data, now)) return;
  throw new AwsError('InvalidObjectState', 403, "The operation is not valid for the object's storage class", {
    details: { StorageClass: data.storageClass },
  });
}
