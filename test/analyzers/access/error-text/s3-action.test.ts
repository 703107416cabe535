import { expect, it } from 'vitest';
import { s3ActionOf } from '../../../../src/analyzers/access/error-text/s3-action.ts';

it.each([
  ['GetObject', 's3:GetObject'],
  ['HeadObject', 's3:GetObject'],
  ['UploadPart', 's3:PutObject'],
  ['DeleteObjects', 's3:DeleteObject'],
  ['HeadBucket', 's3:ListBucket'],
  ['ListBuckets', 's3:ListAllMyBuckets'],
  ['GetBucketEncryption', 's3:GetEncryptionConfiguration'],
  ['PutBucketPolicy', 's3:PutBucketPolicy'],
])('%s asks for %s', (operation, action) => {
  expect(s3ActionOf(operation)).toBe(action);
});
