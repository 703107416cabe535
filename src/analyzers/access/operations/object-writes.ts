import { code, words } from '../../../core/words.ts';
import {
  aclHeaders,
  dataKeyToWrite,
  decryptToRead,
  etag,
  header,
  onKey,
  onObject,
  onSource,
  operation,
} from './rows.ts';
import type { NeedRow, Operation } from './types.ts';

const lockHeaders = header(['x-amz-object-lock-mode', 'x-amz-object-lock-retain-until-date']);

/** What request headers ask for beside the object itself (S3 API reference, «PutObject»). */
const extras: readonly NeedRow[] = [
  onObject('PutObjectAcl', { header: aclHeaders }),
  onObject('PutObjectRetention', { header: lockHeaders }),
  onObject('PutObjectLegalHold', { header: header('x-amz-object-lock-legal-hold') }),
];

const tagged = onObject('PutObjectTagging', { header: header('x-amz-tagging') });

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html */
const compared = onObject('GetObject', { header: etag });

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions: parts are decrypted again. */
const decryptParts = onKey('Decrypt', { kms: 'written' });

const source = onSource('GetObject', {
  versioned: 's3:GetObjectVersion',
  why: words`to read what is copied`,
});

const write = onObject('PutObject');

const unknownSource = words`A copy reads its source as well. It is known only when the request's ${code('x-amz-copy-source')} is; ask about the source by itself too.`;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
export const objectWrites: readonly Operation[] = [
  operation('PutObject', [write, ...extras, tagged, compared, dataKeyToWrite]),
  {
    ...operation('PostObject', [write, ...extras, tagged, dataKeyToWrite]),
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html',
  },
  operation('CreateMultipartUpload', [write, ...extras, tagged, dataKeyToWrite, decryptParts]),
  operation('UploadPart', [write, dataKeyToWrite, decryptParts]),
  operation('CompleteMultipartUpload', [write, compared, decryptParts]),
  operation('AbortMultipartUpload', [onObject('AbortMultipartUpload')]),
  operation(
    'CopyObject',
    [
      write,
      source,
      ...extras,
      tagged,
      onSource('GetObjectTagging', { versioned: 's3:GetObjectVersionTagging', copiesTags: true }),
      onObject('PutObjectTagging', { copiesTags: true }),
      compared,
      decryptToRead,
      dataKeyToWrite,
    ],
    unknownSource,
  ),
  operation('UploadPartCopy', [write, source, decryptToRead, dataKeyToWrite, decryptParts], unknownSource),
  operation('RestoreObject', [onObject('RestoreObject')]),
  operation('PutObjectAcl', [onObject('PutObjectAcl', { versioned: 's3:PutObjectVersionAcl' })]),
  operation('PutObjectTagging', [onObject('PutObjectTagging', { versioned: 's3:PutObjectVersionTagging' })]),
  operation('PutObjectLegalHold', [onObject('PutObjectLegalHold')]),
  operation('PutObjectRetention', [
    onObject('PutObjectRetention'),
    onObject('BypassGovernanceRetention', { header: header('x-amz-bypass-governance-retention', /^true$/i) }),
  ]),
  operation('PutObjectAnnotation', [onObject('PutObjectAnnotation')]),
  // kms:ReEncrypt* is two actions: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
  operation('UpdateObjectEncryption', [
    onObject('UpdateObjectEncryption'),
    ...['Decrypt', 'ReEncryptFrom'].map((action) => onKey(action, { kms: 'read' })),
    ...['Encrypt', 'GenerateDataKey', 'ReEncryptTo'].map((action) => onKey(action, { kms: 'written' })),
  ]),
];
