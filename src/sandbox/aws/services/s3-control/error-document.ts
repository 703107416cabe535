import { type Contents, xmlDocument } from '../s3/xml.ts';

/** S3 Control wraps its errors, unlike S3. */
export function controlErrorDocument(error: Contents, requestId: string, hostId: string): string {
  return xmlDocument('ErrorResponse', { Error: error, RequestId: requestId, HostId: hostId });
}
