import type { GetObjectCommandOutput, HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import type { ObjectHead } from '../core/facts.ts';
import { isoOf } from './plain.ts';

type Headers = HeadObjectCommandOutput | GetObjectCommandOutput;

/** What the headers of HeadObject, or of a GetObject of part of the object, say. */
export function headOf(headers: Headers): ObjectHead {
  return {
    size: sizeOf(headers),
    lastModified: isoOf(headers.LastModified),
    versionId: headers.VersionId ?? null,
    storageClass: headers.StorageClass ?? 'STANDARD',
    encryption: headers.ServerSideEncryption ?? null,
    kmsKeyId: headers.SSEKMSKeyId ?? null,
    bucketKeyEnabled: headers.BucketKeyEnabled ?? false,
    restore: headers.Restore ?? null,
    replicationStatus: headers.ReplicationStatus ?? null,
  };
}

/** Of an object of which nothing but its emptiness is known: only an empty object has no first byte. */
export const emptyHead: ObjectHead = {
  size: 0,
  lastModified: null,
  versionId: null,
  storageClass: 'STANDARD',
  encryption: null,
  kmsKeyId: null,
  bucketKeyEnabled: false,
  restore: null,
  replicationStatus: null,
};

/** `bytes 0-0/1234`: what a range is part of. */
function sizeOf({ ContentRange, ContentLength }: Headers): number {
  const whole = /\/(\d+)$/.exec(ContentRange ?? '')?.[1];
  return whole === undefined ? (ContentLength ?? 0) : Number(whole);
}

const archives: ReadonlySet<string> = new Set(['GLACIER', 'DEEP_ARCHIVE']);

/** Whether an object must be restored before it can be read, from its headers (API reference, HeadObject). */
export function isArchived({ storageClass, restore }: ObjectHead, archiveStatus: string | undefined): boolean {
  const restored = restore?.includes('ongoing-request="false"') ?? false;
  return (archives.has(storageClass) || archiveStatus !== undefined) && !restored;
}

export const isRestoring = ({ restore }: ObjectHead): boolean => restore?.includes('ongoing-request="true"') ?? false;
