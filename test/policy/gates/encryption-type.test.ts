import { expect, it } from 'vitest';
import { encryptionType } from '../../../src/policy/gates/encryption-type.ts';
import { unseen } from '../../../src/policy/pattern.ts';
import { type Given, refuses } from './at.ts';

const blocked = { blockedEncryptionTypes: ['SSE-C'] };
const algorithm = 'x-amz-server-side-encryption-customer-algorithm';
const put = 's3:putobject';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html */
it.each<[string, Given, boolean | 'unknown' | null]>([
  ["an upload under the customer's key", { s3: blocked, action: put, headers: { [algorithm]: 'AES256' } }, true],
  ['known by its condition key', { s3: blocked, action: put, context: { [`s3:${algorithm}`]: 'AES256' } }, true],
  ['another upload', { s3: blocked, action: put }, false],
  ['reading old objects', { s3: blocked, headers: { [algorithm]: 'AES256' } }, null],
  ['NONE blocks nothing', { s3: { blockedEncryptionTypes: ['NONE'] }, action: put }, null],
  ['unknown header', { s3: blocked, action: put, headers: { [algorithm]: unseen } }, 'unknown'],
  [
    'unknown setting',
    { s3: { blockedEncryptionTypes: 'unknown' }, action: put, headers: { [algorithm]: 'AES256' } },
    'unknown',
  ],
  ['unknown setting, other upload', { s3: { blockedEncryptionTypes: 'unknown' }, action: put }, false],
])('%s', (_name, given, wanted) => {
  expect(refuses(encryptionType, given)).toBe(wanted);
});
