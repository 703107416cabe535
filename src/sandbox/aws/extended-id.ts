import { createHash } from 'node:crypto';

/** S3's second, longer request id: `x-amz-id-2`, and `HostId` in errors. */
export const extendedId = (requestId: string): string => createHash('sha384').update(requestId).digest('base64');
