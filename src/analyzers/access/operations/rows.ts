import { type Words, words } from '../../../core/words.ts';
import type { HeaderRule, NeedRow, On, Operation } from './types.ts';

type More = Partial<Omit<NeedRow, 'action' | 'on'>>;

const row =
  (on: On) =>
  (action: string, more: More = {}): NeedRow => ({ action: `s3:${action}`, on, ...more });

export const onObject = row('object');
export const onBucket = row('bucket');
export const onSource = row('source object');
export const onEverything = row('everything');
export const onKey = (action: string, more: More): NeedRow => ({ action: `kms:${action}`, on: 'key', ...more });

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
export const decryptToRead = onKey('Decrypt', { kms: 'read' });
export const dataKeyToWrite = onKey('GenerateDataKey', { kms: 'written' });

export const header = (names: string | readonly string[], value = /^/): HeaderRule => ({
  names: typeof names === 'string' ? [names] : names,
  value,
});

/** Each of these headers sets an ACL (S3 API reference, «PutObject», «CreateBucket»). */
export const aclHeaders = header([
  'x-amz-acl',
  'x-amz-grant-full-control',
  'x-amz-grant-read',
  'x-amz-grant-read-acp',
  'x-amz-grant-write',
  'x-amz-grant-write-acp',
]);

/** An ETag, not the asterisk that asks for any object. */
export const etag = header('if-match', /^(?!\s*\*\s*$)/);

/** An operation of S3's API, with the page that tells its permissions. */
export function operation(name: string, rows: readonly NeedRow[], note: Words | null = null): Operation {
  return { name, rows, note, source: `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${name}.html` };
}

/** What a setting's operation needs: one action, which often has another name than the operation. */
export const setting = (name: string, ...actions: readonly string[]): Operation =>
  operation(
    name,
    actions.map((action) => onBucket(action)),
  );

/** What nobody can tell from outside, as the end of «needed if …». */
export const perhapsIf = (what: Words): More & { readonly why: Words } => ({ perhaps: true, why: words`if ${what}` });
