import { decryptToRead, header, onKey, onObject, operation } from './rows.ts';
import type { Operation } from './types.ts';

const read = onObject('GetObject', { versioned: 's3:GetObjectVersion' });
/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html: the checksum of an object under KMS. */
const checksum = header('x-amz-checksum-mode');

/**
 * Operations that read an object, its metadata or what hangs on it. A version id asks for another action of its own.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export const objectReads: readonly Operation[] = [
  operation('GetObject', [read, decryptToRead]),
  operation('HeadObject', [read, decryptToRead, onKey('GenerateDataKey', { kms: 'read', header: checksum })]),
  operation('GetObjectAttributes', [
    read,
    onObject('GetObjectAttributes', { versioned: 's3:GetObjectVersionAttributes' }),
    decryptToRead,
  ]),
  operation('SelectObjectContent', [read, decryptToRead]),
  operation('GetObjectTorrent', [onObject('GetObjectTorrent', { versioned: 's3:GetObjectVersionTorrent' })]),
  operation('GetObjectAcl', [onObject('GetObjectAcl', { versioned: 's3:GetObjectVersionAcl' })]),
  operation('GetObjectTagging', [onObject('GetObjectTagging', { versioned: 's3:GetObjectVersionTagging' })]),
  operation('GetObjectLegalHold', [onObject('GetObjectLegalHold')]),
  operation('GetObjectRetention', [onObject('GetObjectRetention')]),
  operation('GetObjectAnnotation', [onObject('GetObjectAnnotation')]),
  operation('ListObjectAnnotations', [onObject('ListObjectAnnotations')]),
  // ListParts of an upload under KMS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html
  operation('ListParts', [onObject('ListMultipartUploadParts'), onKey('Decrypt', { kms: 'written' })]),
];
