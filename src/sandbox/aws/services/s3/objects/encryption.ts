import { serviceDenial } from '../../../denial-text.ts';
import type { BucketAsk } from '../api.ts';
import { accessDenied, invalidArgument, invalidRequest } from '../errors.ts';
import { type DefaultEncryption, encryptionOf } from '../settings/facts.ts';
import type { Encryption } from '../state.ts';
import { keyArnOf, useKey } from './kms.ts';

const sse = 'x-amz-server-side-encryption';

/** How a new object is encrypted: as the request says, else as the bucket does by default. Asks KMS for a data key. */
export function encryptionFor(ask: BucketAsk): Encryption {
  const { headers } = ask.call;
  const defaults = encryptionOf(ask.bucket);
  if (headers[`${sse}-customer-algorithm`] !== undefined) return customerKey(ask, defaults.blocksSseC);
  const algorithm = headers[sse] ?? defaults.algorithm;
  if (algorithm === 'AES256') return { algorithm };
  if (algorithm !== 'aws:kms' && algorithm !== 'aws:kms:dsse')
    throw invalidArgument('The encryption method specified is not supported', sse, algorithm);
  return { algorithm, ...dataKey(ask, defaults) };
}

function customerKey(ask: BucketAsk, isBlocked: boolean): Encryption {
  const keyMd5 = ask.call.headers[`${sse}-customer-key-md5`];
  if (keyMd5 === undefined)
    throw invalidArgument(
      'Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key.',
      `${sse}-customer-key`,
      'null',
    );
  if (isBlocked) throw blocked(ask);
  return { algorithm: 'SSE-C', keyMd5 };
}

/** A request that asks for KMS without naming a key means the AWS managed one, whatever the bucket's default is. */
function dataKey({ state, call, bucket }: BucketAsk, defaults: DefaultEncryption) {
  const { headers, principal } = call;
  const reference = headers[`${sse}-aws-kms-key-id`] ?? (headers[sse] === undefined ? defaults.keyId : null);
  const keyId = keyArnOf(state, bucket, reference, principal.account ?? bucket.account);
  useKey(state, call, keyId, 'kms:GenerateDataKey');
  const asked = headers[`${sse}-bucket-key-enabled`];
  return { keyId, bucketKey: asked === undefined ? defaults.bucketKey : asked === 'true' };
}

function blocked({ call, bucket, key }: BucketAsk) {
  const refused = {
    principal: call.principal.arn,
    action: 's3:PutObject',
    resource: `arn:aws:s3:::${bucket.name}/${key}`,
  };
  return accessDenied(
    serviceDenial(
      refused,
      'this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C)',
    ),
  );
}

export function encryptionHeaders(encryption: Encryption): Record<string, string> {
  if (encryption.algorithm === 'AES256') return { [sse]: 'AES256' };
  if (encryption.algorithm === 'SSE-C')
    return { [`${sse}-customer-algorithm`]: 'AES256', [`${sse}-customer-key-md5`]: encryption.keyMd5 };
  return {
    [sse]: encryption.algorithm,
    [`${sse}-aws-kms-key-id`]: encryption.keyId,
    ...(encryption.bucketKey ? { [`${sse}-bucket-key-enabled`]: 'true' } : {}),
  };
}

/** A read of an SSE-C object brings the key along; every other read must not. `prefix` tells a copy's source. */
export function checkCustomerKey(
  headers: Readonly<Record<string, string>>,
  encryption: Encryption,
  prefix = 'x-amz-',
): void {
  const md5 = headers[`${prefix}server-side-encryption-customer-key-md5`];
  if (encryption.algorithm !== 'SSE-C') {
    if (md5 !== undefined) throw invalidRequest('The encryption parameters are not applicable to this object.');
    return;
  }
  if (md5 === undefined)
    throw invalidRequest(
      'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
    );
  if (md5 !== encryption.keyMd5) throw accessDenied();
}

/** Asks KMS to decrypt, of an object that needs it. */
export function decrypt({ state, call }: BucketAsk, encryption: Encryption): void {
  if ('keyId' in encryption) useKey(state, call, encryption.keyId, 'kms:Decrypt');
}
