import { unseen } from '../pattern.ts';
import type { AtTheGate } from './gate.ts';
import type { Maybe } from './s3-facts.ts';

/**
 * What the request sends under a header; null when it sends none. S3 makes a condition key of the headers that matter
 * (`s3:x-amz-acl`), so the request's context may be the only place that tells.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function sent({ asked, s3 }: Pick<AtTheGate, 'asked' | 's3'>, name: string): Maybe<string | null> {
  const header = s3.header(name);
  if (typeof header === 'string') return header;
  const value = isConditionKey.test(name) ? asked.values(`s3:${name}`) : undefined;
  if (header === unseen || value === unseen) return 'unknown';
  return value?.[0] ?? null;
}

/** Of the headers that gates ask about, those that S3 makes a condition key of. */
const isConditionKey = /^x-amz-(?:acl|grant-.*|server-side-encryption|server-side-encryption-customer-algorithm)$/;
