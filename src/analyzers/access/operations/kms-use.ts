import { code, words, type Words } from '../../../core/words.ts';
import type { KeyUse, NeedsAbout } from './types.ts';

/** Whether KMS has a say, and about which key. `unknown`: perhaps; the key is then a guess, or null. */
export type KmsUse =
  | { readonly is: 'none' }
  | { readonly is: 'sure' | 'unknown'; readonly arn: string | null; readonly why: Words };

export const kmsUse = (how: 'read' | 'written', about: NeedsAbout): KmsUse =>
  how === 'read' ? reading(about.encryption) : writing(about);

function reading({ kmsKeyArn, known }: KeyUse): KmsUse {
  if (known && kmsKeyArn === null) return { is: 'none' };
  if (!known) return { is: 'unknown', arn: kmsKeyArn, why: words`if the object is encrypted with a KMS key` };
  return {
    is: 'sure',
    arn: kmsKeyArn,
    why: words`because the object is encrypted with the KMS key ${code(kmsKeyArn ?? '')}`,
  };
}

/**
 * Headers decide before the bucket's default does; `aws:kms` without a key id is the account's `aws/s3` key.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html#AmazonS3-PutObject-request-header-ServerSideEncryption
 */
function writing({ headers, writes }: NeedsAbout): KmsUse {
  const asked = headers['x-amz-server-side-encryption'];
  if (headers['x-amz-server-side-encryption-customer-algorithm'] !== undefined) return { is: 'none' };
  if (asked !== undefined) return asked.startsWith('aws:kms') ? named(headers, writes) : { is: 'none' };
  if (writes.known && writes.kmsKeyArn === null) return { is: 'none' };
  if (!writes.known)
    return { is: 'unknown', arn: writes.kmsKeyArn, why: words`if the bucket encrypts with a KMS key by default` };
  return {
    is: 'sure',
    arn: writes.kmsKeyArn,
    why: words`because the bucket encrypts with the KMS key ${code(writes.kmsKeyArn ?? '')} by default`,
  };
}

function named(headers: NeedsAbout['headers'], { kmsKeyArn }: KeyUse): KmsUse {
  const id = headers['x-amz-server-side-encryption-aws-kms-key-id'];
  if (id === undefined)
    return { is: 'sure', arn: null, why: words`because the request asks for the account's ${code('aws/s3')} key` };
  const why = words`because the request asks for the KMS key ${code(id)}`;
  if (/^arn:[^:]+:kms:/.test(id)) return { is: 'sure', arn: id, why };
  return { is: 'sure', arn: kmsKeyArn?.endsWith(`/${id}`) ? kmsKeyArn : null, why };
}
