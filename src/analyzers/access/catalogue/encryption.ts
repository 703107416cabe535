import { rows } from './row.ts';

/**
 * The second gate: the KMS key, and what the bucket asks of encryption.
 * https://docs.aws.amazon.com/kms/latest/developerguide/control-access.html
 */
export const encryption = rows(
  [
    'F01',
    'kms',
    'iam-admin',
    'No identity policy allows to decrypt with the KMS key',
    'Allow kms:Decrypt on the ARN of the key.',
  ],
  ['F02', 'kms', 'key-admin', 'The key policy does not allow it', 'Allow the principal in the key policy.'],
  [
    'F03',
    'kms',
    'iam-admin',
    'Writing needs kms:GenerateDataKey on the key',
    'Allow kms:GenerateDataKey on the ARN of the key.',
  ],
  ['F04', 'kms', 'iam-admin', 'Multipart uploads need kms:Decrypt as well', 'Allow kms:Decrypt on the ARN of the key.'],
  [
    'F05',
    'kms',
    'bucket-owner',
    'The key is managed by AWS, and cannot be used from other accounts',
    'Encrypt the object anew with a key of your own.',
  ],
  ['F06', 'kms', 'key-admin', 'The KMS key is disabled', 'Enable the key.'],
  [
    'F07',
    'kms',
    'key-admin',
    'The KMS key is in a state in which it cannot be used',
    'Cancel its deletion, or finish its import.',
  ],
  ['F08', 'kms', 'bucket-owner', 'There is no such KMS key in this Region', 'Use a key of the Region of the bucket.'],
  ['F09', 'kms', 'key-admin', 'A grant of the key does not cover this request', 'Make the grant anew.'],
  [
    'F10',
    'kms',
    'key-admin',
    'The key asks for the object as encryption context, but a Bucket Key sends the bucket',
    'Allow the ARN of the bucket as encryption context.',
  ],
  [
    'F11',
    'kms',
    'key-admin',
    'A condition of the key policy is not met by S3',
    'S3 calls as kms:ViaService s3.<region>.amazonaws.com, not from the network of the client.',
  ],
  ['F12', 'kms', 'account-admin', 'KMS is throttling', 'Use a Bucket Key, or raise the quota.'],
  [
    'F13',
    'resource',
    'caller bucket-owner',
    'The bucket policy asks for an encryption header',
    'Send the header, or drop the statement: default encryption does not count as a header.',
  ],
  ['F14', 'resource', 'caller', 'The bucket policy asks for another KMS key', 'Send the full ARN of that key.'],
  [
    'F15',
    'kms',
    'bucket-owner',
    'The default key is an alias or id, and resolves in the account of the writer',
    'Set the default key by its ARN.',
  ],
  [
    'F16',
    'encryption_type',
    'caller',
    'Dual-layer encryption is asked for, or not supported here',
    'Send aws:kms:dsse where it is asked for.',
  ],
  ['F17', 'kms', 'org-admin', 'A policy of the organization forbids using the key', 'Let the organization exempt it.'],
  [
    'F18',
    'kms',
    'bucket-owner',
    'Objects under a KMS key cannot be read anonymously or with Signature Version 2',
    'Use SSE-S3, or publish through CloudFront.',
  ],
  ['F19', 'kms', 'key-admin', 'The key is in a key store that does not answer', 'Reconnect the key store.'],
  [
    'F20',
    'encryption_type',
    'caller',
    'The object was stored with a customer-provided key, which the request does not send',
    'Send the key with the request.',
  ],
  [
    'F21',
    'kms',
    'key-admin',
    'The object is under another key than the default of the bucket today',
    'Allow the old key too, or encrypt the object anew.',
  ],
);
