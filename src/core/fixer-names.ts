import type { Fixer } from './cause.ts';
import { listed, type Words } from './words.ts';

/** What people call who can put a cause right. */
const names: Readonly<Record<Fixer, string>> = {
  caller: 'whoever sends the request',
  'iam-admin': "an IAM administrator of the principal's account",
  'bucket-owner': 'the bucket owner',
  'account-admin': 'an administrator of the account',
  'org-admin': 'an administrator of the organization',
  'network-admin': 'a network administrator (VPC endpoints)',
  'key-admin': 'an administrator of the KMS key',
  'access-point-owner': 'the owner of the access point',
  'access-grants-admin': 'an administrator of S3 Access Grants',
  'cdn-owner': 'the owner of the CDN',
  'object-owner': 'the owner of the object',
  'root-user': "the account's root user",
  'aws-support': 'AWS Support',
};

/** `the bucket owner or an administrator of the account`; no words where nothing is to be put right. */
export const fixerWords = (fixers: readonly Fixer[]): Words =>
  listed(
    fixers.map((fixer) => names[fixer]),
    'or',
  );
