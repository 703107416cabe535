import type { AwsError } from './aws-error.ts';

/** S3 has no code of its own for a bucket that never had Object Lock: only the words tell (400 InvalidRequest). */
export function isWithoutLock({ name, message }: AwsError): boolean {
  if (name === 'NoSuchObjectLockConfiguration' || name === 'ObjectLockConfigurationNotFoundError') return true;
  return name === 'InvalidRequest' && message.includes('missing Object Lock Configuration');
}
