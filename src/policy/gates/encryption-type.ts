import { type AtTheGate, both, type Gate } from './gate.ts';
import { sent } from './header.ts';
import type { Maybe } from './s3-facts.ts';

const writes = ['s3:putobject', 's3:replicateobject'];
const customerKey = 'x-amz-server-side-encryption-customer-';

/**
 * A bucket may refuse new objects under a key that the customer provides; old ones stay readable.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
 */
export const encryptionType: Gate = {
  layer: 'encryption_type',
  decision: 'explicit_deny',
  judge: (one) => {
    const { blockedEncryptionTypes: types } = one.s3;
    const blocked = types === 'unknown' ? types : types.some((type) => type.toUpperCase() === 'SSE-C');
    if (blocked === false || !writes.includes(one.asked.action)) return null;
    const refuses = both(blocked, bringsKey(one));
    return { refuses, because: 'the bucket blocks SSE-C, and the request brings its own key' };
  },
};

/** All three headers belong together; only the algorithm is a condition key as well. */
function bringsKey(one: AtTheGate): Maybe<boolean> {
  const others = ['key', 'key-md5'].map((name) => one.s3.header(customerKey + name));
  if (others.some((value) => typeof value === 'string')) return true;
  const algorithm = sent(one, `${customerKey}algorithm`);
  return algorithm === 'unknown' ? algorithm : algorithm !== null;
}
